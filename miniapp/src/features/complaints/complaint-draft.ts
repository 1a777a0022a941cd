import type { OfficeChoiceView, QuestionView } from '@zsb/shared/catalogue';
import type { FieldAnswer, FileComplaintRequest, ForecastRequest, Point, SimilarRequest } from '@zsb/shared/complaint-requests';
import { COMPLAINT_KINDS, COMPLAINT_LIMITS, type ComplaintKind } from '@zsb/shared/complaints';
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
  /** Answers to the extra questions, by `answerName`: those of a category left and chosen again are still there. */
  answers: Record<string, string>;
  address: string;
  point: Point | null;
  districtCode: string | null;
  /** Those that have arrived at the server. */
  photos: PhotoView[];
  hasOtherContact: boolean;
  contactName: string;
  contactPhone: string;
  hideName: boolean;
  /** Of a report: filed without a login, and never kept on the device. */
  isAnonymous: boolean;
  /** Whom a report is about, where it is an office. */
  about: OfficeChoiceView | null;
}

/** Fields that can carry an error, in the order of the page; the extra questions stand between category and contact. */
const FIELDS_BEFORE = ['about', 'text', 'photos', 'address', 'category'] as const;
const FIELDS_AFTER = ['contactName', 'contactPhone'] as const;
type FixedField = (typeof FIELDS_BEFORE)[number] | (typeof FIELDS_AFTER)[number];
export type AnswerField = `answer-${string}`;
export type DraftField = FixedField | AnswerField;
export type DraftErrors = Partial<Record<DraftField, string>>;

/** The field of an extra question; also its id on the page. */
export const answerField = (key: string): AnswerField => `answer-${key}`;
/** Under which name the draft holds an answer: two categories may ask under the same key. */
const answerName = (categoryCode: string, key: string): string => `${categoryCode}.${key}`;

const FIELD_NAMES: Record<FixedField, string> = {
  about: '反映的单位',
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
  answers: {},
  address: '',
  point: null,
  districtCode: null,
  photos: [],
  hasOtherContact: false,
  contactName: '',
  contactPhone: '',
  hideName: false,
  isAnonymous: false,
  about: null,
});

/** Only a report can be anonymous; a choice made under 举报 is of no account under another kind. */
export const filesAnonymously = ({ kind, isAnonymous }: Pick<ComplaintDraft, 'kind' | 'isAnonymous'>): boolean =>
  kind === 'report' && isAnonymous;

/** The kept draft, completed where an older build kept less; null when there is none. */
export function keptDraft(store: Store): ComplaintDraft | null {
  const kept = readJson<Partial<ComplaintDraft>>(store, KEY);
  if (kept === null || typeof kept.clientKey !== 'string') return null;
  return { ...emptyDraft(kept.clientKey), ...kept };
}

export const keepDraft = (store: Store, draft: ComplaintDraft): void => writeJson(store, KEY, draft);
export const forgetDraft = (store: Store): void => store.remove(KEY);

/** Whether there is anything in it worth restoring; an anonymous report never is: the phone may be in other hands tomorrow. */
export const isWorthKeeping = (draft: ComplaintDraft): boolean =>
  !filesAnonymously(draft) &&
  (draft.text.trim() !== '' || draft.address.trim() !== '' || draft.photos.length > 0 || draft.category !== null);

/** A kind from the address of the page; anything else is an ordinary complaint. */
export const kindFrom = (name: string): ComplaintKind => COMPLAINT_KINDS.find((kind) => kind === name) ?? 'complaint';

/** What was answered to a question of the chosen category; '' while nothing was. */
export const answerOf = ({ category, answers }: ComplaintDraft, key: string): string =>
  category === null ? '' : (answers[answerName(category.code, key)] ?? '');

/** The draft's answers with this one in its place. */
export const withAnswer = ({ category, answers }: ComplaintDraft, key: string, value: string): Record<string, string> =>
  category === null ? answers : { ...answers, [answerName(category.code, key)]: value };

/** What the person can mend before the server is asked. The server checks everything again. */
export function draftErrors(draft: ComplaintDraft, questions: QuestionView[]): DraftErrors {
  const errors: DraftErrors = {};
  if (draft.text.trim().length < COMPLAINT_LIMITS.textMin) {
    errors.text = `请写下您遇到的事，至少 ${COMPLAINT_LIMITS.textMin} 个字。`;
  }
  // Words are needed beside a point or a district too: somebody has to find the place.
  if (draft.address.trim() === '') errors.address = '请写下地点，例如门牌号或附近的标志。';
  if (draft.category === null) errors.category = '请选一个分类。不确定时选最接近的即可。';
  const answered = answersOf(draft, questions).map(({ key }) => key);
  questions
    .filter(({ key, required }) => required && !answered.includes(key))
    .forEach((question) => (errors[answerField(question.key)] = missingAnswer(question)));
  if (namesContact(draft) && draft.contactName.trim() === '') errors.contactName = '请填写联系人的称呼。';
  if (namesContact(draft) && !isMobile(normaliseMobile(draft.contactPhone))) errors.contactPhone = '请填写 11 位手机号。';
  return errors;
}

const namesContact = (draft: ComplaintDraft): boolean => draft.hasOtherContact && !filesAnonymously(draft);

const missingAnswer = ({ label, type }: QuestionView): string =>
  `${type === 'choice' || type === 'date' ? '请选择' : '请填写'}：${label}。`;

// Full-width digits come from Chinese keyboards. A choice that is no longer offered is not sent.
function answersOf(draft: ComplaintDraft, questions: QuestionView[]): FieldAnswer[] {
  return questions.flatMap(({ key, type, options }) => {
    const value = type === 'number' ? answerOf(draft, key).normalize('NFKC').trim() : answerOf(draft, key).trim();
    return value === '' || (type === 'choice' && !options.includes(value)) ? [] : [{ key, value }];
  });
}

const placeOf = ({ address, point, districtCode }: ComplaintDraft): FileComplaintRequest['place'] => ({
  address: address.trim(),
  point,
  districtCode: point === null ? districtCode : null,
});

/** The request for a draft without errors. */
export function toRequest(draft: ComplaintDraft, questions: QuestionView[]): FileComplaintRequest {
  const contact = { name: draft.contactName.trim(), phone: normaliseMobile(draft.contactPhone) };
  return {
    clientKey: draft.clientKey,
    kind: draft.kind,
    text: draft.text.trim(),
    categoryCode: draft.category?.code ?? '',
    place: placeOf(draft),
    photoIds: draft.photos.map((photo) => photo.id),
    contact: namesContact(draft) ? contact : null,
    // The office of a report learns no name in any case.
    hideName: draft.hideName || draft.kind === 'report',
    answers: answersOf(draft, questions),
    ...(draft.kind === 'report' && { aboutOrganisationId: draft.about?.id ?? null }),
  };
}

/** What to ask for the forecast; null until there is a category and a place. */
export const toForecast = (draft: ComplaintDraft): ForecastRequest | null =>
  draft.category === null || draft.address.trim() === '' ? null : { categoryCode: draft.category.code, place: placeOf(draft) };

/** What to ask for similar cases close by; null until there are a category and a point. Reports 举报 stay alone. */
export const toSimilar = ({ kind, category, point }: ComplaintDraft): SimilarRequest | null =>
  kind === 'report' || category === null || point === null ? null : { categoryCode: category.code, point };

const FIELD_OF: [RegExp, FixedField][] = [
  [/^text$/, 'text'],
  [/^about/, 'about'],
  [/^photoIds/, 'photos'],
  [/^place/, 'address'],
  // `answers[2].key`: the category asks other questions by now.
  [/^(categoryCode$|answers\[)/, 'category'],
  [/^contact\.name/, 'contactName'],
  [/^contact/, 'contactPhone'],
];

/** The server's field problems as sentences under the fields of the page; the first one of a field counts. */
export function errorsFrom(problems: FieldProblem[], questions: QuestionView[]): DraftErrors {
  const errors: DraftErrors = {};
  for (const problem of problems) {
    const question = questions.find(({ key }) => problem.field === `answers.${key}`);
    const field = FIELD_OF.find(([path]) => path.test(problem.field))?.[1];
    if (question) errors[answerField(question.key)] ??= answerSentence(problem, question);
    else if (field !== undefined) errors[field] ??= fieldSentence(problem, FIELD_NAMES[field]);
    // A question this device has not heard of yet: the category is where the person has to look.
    else if (problem.field.startsWith('answers.')) errors.category ??= '这个分类刚刚更新了要填的内容，请重新选一次分类。';
  }
  return errors;
}

function answerSentence(problem: FieldProblem, question: QuestionView): string {
  if (problem.reason === 'required') return missingAnswer(question);
  return problem.reason === 'format' && question.type === 'number' ? '请填写数字，例如 3。' : fieldSentence(problem, question.label);
}

/** The field to go to; null when no field is at fault. */
export function firstFieldOf(errors: DraftErrors): DraftField | null {
  const answers = (Object.keys(errors) as DraftField[]).filter((field) => field.startsWith('answer-'));
  return [...FIELDS_BEFORE, ...answers, ...FIELDS_AFTER].find((field) => errors[field] !== undefined) ?? null;
}
