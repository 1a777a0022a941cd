import type { FieldProblem, Problem } from '@zsb/shared/errors';
import { LOGIN_LIMITS, type DocumentKind, type RealNameRequest } from '@zsb/shared/logins';
import { fieldSentence } from '../../api/messages.zh';

/** 实名核验 as it is being filled in. Never kept on the device: a document number belongs to nobody who finds the phone. */
export interface RealNameForm {
  name: string;
  documentKind: DocumentKind;
  documentNumber: string;
  consent: boolean;
}
export type RealNameField = 'name' | 'documentNumber' | 'consent';
export type RealNameErrors = Partial<Record<RealNameField, string>>;

export const EMPTY_FORM: RealNameForm = { name: '', documentKind: 'resident-id', documentNumber: '', consent: false };

/** Which number of the document is meant and how it looks. */
export const DOCUMENT_EXAMPLES: Record<DocumentKind, string> = {
  'resident-id': '18 位，最后一位可能是 X',
  'permanent-resident': '18 位，9 开头；2023 年以前的卡 15 位',
  'hk-mo-permit': '字母 H 或 M 加 8 位数字',
  'tw-permit': '8 位数字',
  passport: '护照资料页上的号码，6 到 9 位',
};

/** As pasted from anywhere: `4301 0219-… 123x` → `43010219…123X`. */
export const tidyNumber = (typed: string): string =>
  typed
    .replace(/[\s\-\u2010-\u2015]/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase())
    .slice(0, LOGIN_LIMITS.documentNumber);

const RESIDENT_ID_LENGTH = 18;

/** What can be seen without asking anybody; whether such a number can exist is decided by the server. */
export function formErrors({ name, documentKind, documentNumber, consent }: RealNameForm): RealNameErrors {
  const number = numberError(documentKind, documentNumber);
  return {
    ...(name.trim() === '' && { name: '请填写姓名。' }),
    ...(number !== null && { documentNumber: number }),
    ...(!consent && { consent: '请先勾选同意。不同意就不能做实名核验，其他功能不受影响。' }),
  };
}

function numberError(kind: DocumentKind, number: string): string | null {
  if (number === '') return '请填写证件号码。';
  if (kind === 'resident-id' && number.length !== RESIDENT_ID_LENGTH)
    return `证件号码是 ${RESIDENT_ID_LENGTH} 位，现在是 ${number.length} 位，请核对。`;
  return null;
}

const FIELD_NAMES: Record<RealNameField, string> = { name: '姓名', documentNumber: '证件号码', consent: '同意' };
const isField = (field: string): field is RealNameField => field in FIELD_NAMES;

/** The server's problems under the fields of this form. */
export const errorsFrom = ({ fields, params }: Pick<Problem, 'fields' | 'params'>): RealNameErrors =>
  Object.fromEntries(
    fields.flatMap((problem) => (isField(problem.field) ? [[problem.field, sentenceOf(problem, problem.field, params['detail'])]] : [])),
  );

/** Where in the number the server found what cannot be. */
const NUMBER_SENTENCES: Record<string, string> = {
  length: '证件号码的位数不对，请对照证件核对；证件类型不对时，请先更换。',
  characters: '证件号码里有不该有的字符，请对照证件核对；证件类型不对时，请先更换。',
  'birth-date': '号码里的出生日期（第 7 到 14 位）不对，请对照证件核对。',
};
const NO_SUCH_NUMBER = '没有这样的证件号码，请对照证件逐位核对；证件类型不对时，请先更换。';

function sentenceOf(problem: FieldProblem, field: RealNameField, detail: unknown): string {
  if (problem.reason !== 'format') return fieldSentence(problem, FIELD_NAMES[field]);
  if (field === 'name') return '姓名里有证件上不会有的字符，请照证件上的写。';
  return NUMBER_SENTENCES[String(detail)] ?? NO_SUCH_NUMBER;
}

/** The topmost of the fields that have to be mended. */
export const firstFieldOf = (errors: RealNameErrors): RealNameField | null =>
  (Object.keys(FIELD_NAMES) as RealNameField[]).find((field) => errors[field] !== undefined) ?? null;

/** What is sent once `formErrors` found nothing. */
export const toRequest = ({ name, documentKind, documentNumber }: RealNameForm): RealNameRequest => ({
  name: name.trim(),
  documentKind,
  documentNumber,
  consent: true,
});
