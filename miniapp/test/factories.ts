import type { CategoryView, QuestionView } from '@zsb/shared/catalogue';
import type { ComplaintView, SimilarCaseView } from '@zsb/shared/complaint-views';
import { ERRORS, ProblemError, type ErrorCode, type FieldProblem } from '@zsb/shared/errors';
import type { CitizenSessionView, SessionView } from '@zsb/shared/logins';
import type { PhotoView } from '@zsb/shared/photos';
import type { PickedPhoto } from '../src/platform/photo-types';

export function aProblem(
  code: ErrorCode,
  { params = {}, fields = [] }: { params?: Record<string, unknown>; fields?: FieldProblem[] } = {},
) {
  return new ProblemError({ type: 'about:blank', title: '', status: ERRORS[code], code, params, fields, requestId: 'r1' });
}

export const aSession = (part: Partial<CitizenSessionView> = {}): CitizenSessionView => ({
  accessToken: 'access-1',
  expiresIn: 900,
  refreshToken: 'refresh-1',
  me: { id: 'p1' as CitizenSessionView['me']['id'], phone: '138****8001', assuranceLevel: 'L2', name: null, document: null },
  ...part,
});

/** The login of this device, unless told otherwise. */
export const aLogin = (id: string, part: Partial<SessionView> = {}): SessionView => ({
  id,
  way: 'phone',
  assuranceLevel: 'L2',
  startedAt: '2026-11-18T09:30:00+08:00',
  lastUsedAt: '2026-11-20T10:32:00+08:00',
  isCurrent: true,
  ...part,
});

export const aPickedPhoto = (part: Partial<PickedPhoto> = {}): PickedPhoto => ({
  previewUrl: 'blob:1',
  bytes: 1000,
  source: 'file',
  ...part,
});

export const aPhoto = (id: string): PhotoView => ({
  id: id as PhotoView['id'],
  width: 10,
  height: 10,
  url: `/photos/${id}`,
  thumbnailUrl: `/photos/${id}/thumbnail`,
});

export const aComplaint = (part: Partial<ComplaintView> = {}): ComplaintView => ({
  id: 'c1' as ComplaintView['id'],
  caseNumber: 'TS20261120-7K3QXM-C',
  kind: 'complaint',
  state: 'answered',
  stateText: '已答复，请评价',
  excerpt: '路灯坏了',
  category: '市政设施 › 路灯',
  filedAt: '2026-11-20T15:58:00+08:00',
  dueAt: null,
  slaStatus: null,
  allowedActions: ['rate'],
  text: '路灯坏了三盏',
  categoryPath: ['城乡建设', '市政设施', '路灯'],
  place: { address: '潇湘大道', district: '岳麓区', point: null },
  photos: [],
  hideName: false,
  office: null,
  timeline: [],
  answer: null,
  evidence: [],
  rating: null,
  rateBy: null,
  urgeAgainAt: null,
  extensionCount: 0,
  mergedInto: null,
  fields: [],
  messages: [],
  supplyBy: null,
  rejection: null,
  version: 3,
  ...part,
});

export const aSimilarCase = (id: string, part: Partial<SimilarCaseView> = {}): SimilarCaseView => ({
  id: id as SimilarCaseView['id'],
  category: '路灯',
  stateText: '办理中',
  filedAt: '2026-11-19T09:00:00+08:00',
  metres: 120,
  followers: 3,
  isFollowed: false,
  ...part,
});

/** A leaf, unless it is given children. */
export function aCategory(code: string, name: string, part: Partial<CategoryView> = {}): CategoryView {
  const whole = { code, name, example: null, diversion: null, questions: [], children: [], ...part };
  return whole;
}

export const aQuestion = (key: string, part: Partial<QuestionView> = {}): QuestionView => ({
  key,
  label: key,
  type: 'text',
  required: false,
  options: [],
  ...part,
});
