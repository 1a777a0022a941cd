import {
  COMPLAINT_KINDS,
  COMPLAINT_LIMITS,
  type ComplaintKind,
  type FileComplaintRequest,
  type ForecastRequest,
  type Point,
} from '@zsb/shared/complaints';
import type { FieldProblem } from '@zsb/shared/errors';
import type { ClientKey } from '@zsb/shared/ids';
import { isMobile, normaliseMobile } from '@zsb/shared/phone';
import type { PhotoView } from '@zsb/shared/photos';
import { fieldSentence } from '../../api/messages.zh';
import { readJson, writeJson, type Store } from '../../platform/store';

export interface ChosenCategory {
  code: string;
  /** From the top of the tree down to the leaf. */
  path: string[];
}

/** Everything the person has typed and chosen; kept on the device until it is filed. */
export interface ComplaintDraft {
  /** Made with the draft: however often it is sent, it is one complaint. */
  clientKey: ClientKey;
  kind: ComplaintKind;
  text: string;
  category: ChosenCategory | null;
  address: string;
  point: Point | null;
  districtCode: string | null;
  /** Those that have arrived at the server. */
  photos: PhotoView[];
  hasOtherContact: boolean;
  contactName: string;
  contactPhone: string;
  hideName: boolean;
}

/** Fields that can carry an error, in the order of the page. */
export const DRAFT_FIELDS = ['text', 'photos', 'address', 'category', 'contactName', 'contactPhone'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];
export type DraftErrors = Partial<Record<DraftField, string>>;

const FIELD_NAMES: Record<DraftField, string> = {
  text: '诉求内容',
  photos: '照片',
  address: '地点',
  category: '分类',
  contactName: '联系人',
  contactPhone: '联系电话',
};

// Not among the personal copies that go when a login expires: what was typed survives that. Logging out removes it.
const KEY = 'draft.complaint';

export const emptyDraft = (clientKey: string): ComplaintDraft => ({
  clientKey: clientKey as ClientKey,
  kind: 'complaint',
  text: '',
  category: null,
  address: '',
  point: null,
  districtCode: null,
  photos: [],
  hasOtherContact: false,
  contactName: '',
  contactPhone: '',
  hideName: false,
});

/** The kept draft, completed where an older build kept less; null when there is none. */
export function keptDraft(store: Store): ComplaintDraft | null {
  const kept = readJson<Partial<ComplaintDraft>>(store, KEY);
  if (kept === null || typeof kept.clientKey !== 'string') return null;
  return { ...emptyDraft(kept.clientKey), ...kept };
}

export const keepDraft = (store: Store, draft: ComplaintDraft): void => writeJson(store, KEY, draft);
export const forgetDraft = (store: Store): void => store.remove(KEY);

/** Whether there is anything in it worth restoring. */
export const isWorthKeeping = ({ text, address, photos, category }: ComplaintDraft): boolean =>
  text.trim() !== '' || address.trim() !== '' || photos.length > 0 || category !== null;

/** A kind from the address of the page; anything else is an ordinary complaint. */
export const kindFrom = (name: string): ComplaintKind => COMPLAINT_KINDS.find((kind) => kind === name) ?? 'complaint';

/** What the person can mend before the server is asked. The server checks everything again. */
export function draftErrors(draft: ComplaintDraft): DraftErrors {
  const errors: DraftErrors = {};
  if (draft.text.trim().length < COMPLAINT_LIMITS.textMin) {
    errors.text = `请写下您遇到的事，至少 ${COMPLAINT_LIMITS.textMin} 个字。`;
  }
  if (draft.address.trim() === '' && draft.point === null && draft.districtCode === null) errors.address = '请写下地点，或选择所在的区。';
  if (draft.category === null) errors.category = '请选一个分类。不确定时选最接近的即可。';
  if (draft.hasOtherContact && draft.contactName.trim() === '') errors.contactName = '请填写联系人的称呼。';
  if (draft.hasOtherContact && !isMobile(normaliseMobile(draft.contactPhone))) errors.contactPhone = '请填写 11 位手机号。';
  return errors;
}

const placeOf = ({ address, point, districtCode }: ComplaintDraft): FileComplaintRequest['place'] => ({
  address: address.trim(),
  point,
  districtCode: point === null ? districtCode : null,
});

/** The request for a draft without errors. */
export function toRequest(draft: ComplaintDraft): FileComplaintRequest {
  const contact = { name: draft.contactName.trim(), phone: normaliseMobile(draft.contactPhone) };
  return {
    clientKey: draft.clientKey,
    kind: draft.kind,
    text: draft.text.trim(),
    categoryCode: draft.category?.code ?? '',
    place: placeOf(draft),
    photoIds: draft.photos.map((photo) => photo.id),
    contact: draft.hasOtherContact ? contact : null,
    hideName: draft.hideName,
  };
}

/** What to ask for the forecast; null until there is a category. */
export const toForecast = (draft: ComplaintDraft): ForecastRequest | null =>
  draft.category === null ? null : { categoryCode: draft.category.code, place: placeOf(draft) };

const FIELD_OF: [RegExp, DraftField][] = [
  [/^text$/, 'text'],
  [/^photoIds/, 'photos'],
  [/^place/, 'address'],
  [/^categoryCode$/, 'category'],
  [/^contact\.name/, 'contactName'],
  [/^contact/, 'contactPhone'],
];

/** The server's field problems as sentences under the fields of the page; the first one of a field counts. */
export function errorsFrom(problems: FieldProblem[]): DraftErrors {
  const errors: DraftErrors = {};
  for (const problem of problems) {
    const field = FIELD_OF.find(([path]) => path.test(problem.field))?.[1];
    if (field !== undefined) errors[field] ??= fieldSentence(problem, FIELD_NAMES[field]);
  }
  return errors;
}

/** The field to go to; null when no field is at fault. */
export const firstFieldOf = (errors: DraftErrors): DraftField | null => DRAFT_FIELDS.find((field) => errors[field] !== undefined) ?? null;
