import fc from 'fast-check';
import { DOCUMENT_KINDS, type DocumentKind } from '@zsb/shared/logins';
import { parseDay } from '../../calendar/local-date.js';
import { readRealName } from './real-name.js';

const today = parseDay('2026-11-20') ?? NaN;
const read = (name: string, documentKind: DocumentKind, documentNumber: string) =>
  readRealName({ name, documentKind, documentNumber }, today);
/** What the reading throws; null where it reads. */
function refusal(...[name, kind, number]: Parameters<typeof read>): unknown {
  try {
    read(name, kind, number);
    return null;
  } catch (error) {
    return error;
  }
}
const NUMBER = '11010219800101005X';

it.each<[string, string]>([
  ['张三', '张三'],
  [' 张 三 ', '张三'],
  ['买买提.吐尔逊', '买买提·吐尔逊'],
  ['𠮷田〇三', '𠮷田〇三'],
  ['\ue123小三', '\ue123小三'],
  ["Anne-Marie O'Neill Jr.", "Anne-Marie O'Neill Jr."],
  ['José Núñez', 'José Núñez'],
])('the name “%s” is asked about as “%s”', (typed, name) => {
  expect(read(typed, 'resident-id', NUMBER)).toEqual({ name, kind: 'resident-id', number: NUMBER });
});

it.each<[DocumentKind, string, string]>([
  ['resident-id', '110102 19800101 005x', NUMBER],
  ['resident-id', '１１０１０２１９８００１０１００５ｘ', NUMBER],
  ['permanent-resident', '9111 2419 8108 0300 24', '911124198108030024'],
  ['hk-mo-permit', 'h12345678', 'H12345678'],
  ['tw-permit', '1234567801（b）', '1234567801B'],
  ['passport', ' e1234 5678', 'E12345678'],
])('the number of a %s “%s” is asked about as %s', (kind, typed, number) => {
  expect(read('张三', kind, typed)).toEqual({ name: '张三', kind, number });
});

it.each<[string, DocumentKind, string, string]>([
  ['one digit short', 'resident-id', '1101021980010100', 'length'],
  ['a letter inside', 'resident-id', '110102198001O1005X', 'characters'],
  ['a region that never was', 'resident-id', '990102198001010053', 'region'],
  ['born on 30 February', 'resident-id', '110102198002300053', 'birth-date'],
  ['born tomorrow', 'resident-id', '110102202611210050', 'birth-date'],
  ['one digit wrong', 'resident-id', '110102198001010051', 'check-digit'],
  ['of 15 digits', 'resident-id', '110102800101005', 'length'],
  ['of another kind', 'hk-mo-permit', NUMBER, 'length'],
  ['of no permit', 'hk-mo-permit', 'A12345678', 'prefix'],
  ['nothing but hyphens', 'passport', '--', 'empty'],
])('a number that is %s is refused, and the answer says why', (_, kind, number, detail) => {
  expect(refusal('张三', kind, number)).toMatchObject({
    code: 'platform.invalid-request',
    params: { detail },
    fields: [{ field: 'documentNumber', reason: 'format' }],
  });
});

it.each(['张3', '···', '张三（曾用名）', '张三🙂', '张\u200b三', '<b>', '张三,李四', '138 0013 8000'])(
  'the name “%s” is refused',
  (name) => {
    expect(refusal(name, 'resident-id', NUMBER)).toMatchObject({
      code: 'platform.invalid-request',
      params: {},
      fields: [{ field: 'name', reason: 'format' }],
    });
  },
);

it('both are refused at once', () => {
  expect(refusal('1', 'passport', '1')).toMatchObject({
    params: { detail: 'length' },
    fields: [
      { field: 'name', reason: 'format' },
      { field: 'documentNumber', reason: 'format' },
    ],
  });
});

it('whatever is typed is read or refused, and what was read is read the same again', () => {
  const typed = fc.string({ unit: 'binary', maxLength: 20 });
  const number = fc.oneof(typed, fc.constantFrom(NUMBER, 'H12345678', '12345678', 'e-12345678'));
  fc.assert(
    fc.property(fc.oneof(typed, fc.constantFrom('张 三', 'A  B')), fc.constantFrom(...DOCUMENT_KINDS), number, (name, kind, text) => {
      try {
        const once = read(name, kind, text);
        expect(read(once.name, once.kind, once.number)).toEqual(once);
      } catch (error) {
        expect(error).toMatchObject({ code: 'platform.invalid-request' });
      }
    }),
  );
});
