import { DOCUMENT_KINDS } from '@zsb/shared/logins';
import { EMPTY_FORM, errorsFrom, firstFieldOf, formErrors, tidyNumber, toRequest, type RealNameForm } from './real-name-form';

const WHOLE: RealNameForm = { name: '张小三', documentKind: 'resident-id', documentNumber: '11010519491231002X', consent: true };

it.each([
  ['a small x', '11010519491231002x', '11010519491231002X'],
  ['blanks and line ends from a paste', ' 110105 19491231\n002X ', '11010519491231002X'],
  ['hyphens', '110105-19491231‐002X', '11010519491231002X'],
  ['an ideographic blank', '110105　19491231002X', '11010519491231002X'],
  ['more than any document has', '1'.repeat(31), '1'.repeat(30)],
])('a number typed with %s is tidied, and stays so while it is typed on', (_, typed, tidy) => {
  expect(tidyNumber(typed)).toBe(tidy);
  expect(tidyNumber(tidy)).toBe(tidy);
});

it('a whole form has no errors, and is sent with the blanks around the name taken off', () => {
  expect(formErrors(WHOLE)).toEqual({});
  expect(toRequest({ ...WHOLE, name: ' 张小三 ' })).toEqual({
    name: '张小三',
    documentKind: 'resident-id',
    documentNumber: '11010519491231002X',
    consent: true,
  });
});

it('an empty form names all three things, the topmost first; nothing is agreed to beforehand', () => {
  expect(EMPTY_FORM.consent).toBe(false);
  expect(Object.keys(formErrors(EMPTY_FORM))).toEqual(['name', 'documentNumber', 'consent']);
  expect(firstFieldOf(formErrors(EMPTY_FORM))).toBe('name');
  expect(firstFieldOf(formErrors({ ...WHOLE, consent: false }))).toBe('consent');
});

it.each<[RealNameForm['documentKind'], string, string | undefined]>([
  ['resident-id', '1101051949123100', '证件号码是 18 位，现在是 16 位，请核对。'],
  ['permanent-resident', 'FRA110101900101', undefined],
  ['hk-mo-permit', 'H12345678', undefined],
  ['tw-permit', '12345678', undefined],
  ['passport', 'E12345678', undefined],
])('%s %s: only the length of a resident card is judged here', (documentKind, documentNumber, error) => {
  expect(formErrors({ ...WHOLE, documentKind, documentNumber }).documentNumber).toBe(error);
});

it.each(DOCUMENT_KINDS)('no number at all is said for %s', (documentKind) => {
  expect(formErrors({ ...WHOLE, documentKind, documentNumber: '' }).documentNumber).toBe('请填写证件号码。');
});

const FORMAT = { field: 'documentNumber', reason: 'format' } as const;

it.each<[string, Parameters<typeof errorsFrom>[0], object]>([
  ['a long name', { fields: [{ field: 'name', reason: 'too-long', limit: 50 }], params: {} }, { name: '姓名太长了，最多 50 个字。' }],
  ['digits in a name', { fields: [{ field: 'name', reason: 'format' }], params: {} }, { name: expect.stringContaining('照证件上的写') }],
  ['a wrong length', { fields: [FORMAT], params: { detail: 'length' } }, { documentNumber: expect.stringContaining('位数不对') }],
  ['31 February', { fields: [FORMAT], params: { detail: 'birth-date' } }, { documentNumber: expect.stringContaining('第 7 到 14 位') }],
  ['a check digit', { fields: [FORMAT], params: { detail: 'check-digit' } }, { documentNumber: expect.stringContaining('没有这样的') }],
  ['a newer field', { fields: [{ field: 'somethingNewer', reason: 'format' }], params: {} }, {}],
])('what the server says of %s stands under its field', (_, problem, errors) => {
  expect(errorsFrom(problem)).toEqual(errors);
});
