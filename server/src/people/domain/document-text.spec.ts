import fc from 'fast-check';
import { maskDocument, maskName, normaliseDocument, normaliseName, tidy } from './document-text.js';

it.each([
  [' 11010219800101005x\n', '11010219800101005X'],
  ['eß1', 'Eß1'],
  ['eı1', 'Eı1'],
  ['１１', '１１'],
])('“%s” tidied is “%s”', (typed, tidied) => expect(tidy(typed)).toBe(tidied));

it.each([
  ['11010219800101005x', '11010219800101005X'],
  ['110102 19800101 005x', '11010219800101005X'],
  ['１１０１０２１９８００１０１００５ｘ', '11010219800101005X'],
  ['11010219800101005Ⅹ', '11010219800101005X'],
  ['11010219800101005ⅹ', '11010219800101005X'],
  ['1234567801（b）', '1234567801B'],
  ['91-440300-71526726X-G', '9144030071526726XG'],
  ['①１²', '①1²'],
  ['', ''],
])('“%s” is the number “%s”', (typed, number) => expect(normaliseDocument(typed)).toBe(number));

it('normalising a number twice is normalising it once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => expect(normaliseDocument(normaliseDocument(text))).toBe(normaliseDocument(text))),
  );
});

it.each([
  ['张三', '张三'],
  [' 张 三 ', '张三'],
  ['张　小　三', '张小三'],
  ['买买提.吐尔逊', '买买提·吐尔逊'],
  ['买买提•吐尔逊', '买买提·吐尔逊'],
  ['买买提 ． 吐尔逊', '买买提·吐尔逊'],
  ['买买提·吐尔逊', '买买提·吐尔逊'],
  ['John  A.  Smith', 'John A. Smith'],
  ['\uFA19木', '\uFA19木'],
])('“%s” is the name “%s”', (typed, name) => expect(normaliseName(typed)).toBe(name));

it.each([
  ['张三', '张*'],
  ['张小三', '张*三'],
  ['欧阳小三', '欧**三'],
  ['买买提·吐尔逊', '买*****逊'],
  ['𠮷田三', '𠮷*三'],
  ['John', 'J**n'],
  ['张', '*'],
  ['', ''],
])('the name %s is shown as %s', (name, masked) => expect(maskName(name)).toBe(masked));

it.each([
  ['430104199003071234', '4301**********1234'],
  ['11010219800101005X', '1101**********005X'],
  ['CAN110081080301', 'CAN*********301'],
  ['H1234567801', 'H1*******01'],
  ['H12345678', 'H1*****78'],
  ['12345678', '12****78'],
  ['1234567', '1*****7'],
  ['123', '***'],
  ['', ''],
])('the number %s is shown as %s', (number, masked) => expect(maskDocument(number)).toBe(masked));

it('a mask keeps the length and hides at least half', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z\d]{0,20}$/), (number) => {
      const masked = maskDocument(number);
      expect(masked).toHaveLength(number.length);
      expect(masked.replace(/[^*]/g, '').length).toBeGreaterThanOrEqual(number.length / 2);
    }),
  );
});
