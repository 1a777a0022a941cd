import fc from 'fast-check';
import { isMobile, maskMobile, normaliseMobile } from './phone.js';

const mobile = fc
  .tuple(fc.constantFrom('3', '4', '5', '6', '7', '8', '9'), fc.stringMatching(/^\d{9}$/))
  .map(([second, rest]) => `1${second}${rest}`);

it.each([
  ['13800138000', '13800138000'],
  ['+86 138-0013 8000', '13800138000'],
  ['+8613800138000', '13800138000'],
  ['0086 138 0013 8000', '13800138000'],
  ['（138）0013-8000', '13800138000'],
  ['138‑0013‑8000', '13800138000'],
  ['138—0013—8000', '13800138000'],
  ['１３８００１３８０００', '13800138000'],
  ['＋８６　１３８００１３８０００', '13800138000'],
  [' 13800138000\n', '13800138000'],
  ['8613800138000', '8613800138000'],
  ['+1 3800138000', '+13800138000'],
  ['', ''],
])('“%s” is the number %s', (typed, normalised) => {
  expect(normaliseMobile(typed)).toBe(normalised);
});

it.each([
  ['13800138000', true],
  ['19912345678', true],
  ['12800138000', false],
  ['11800138000', false],
  ['10000000000', false],
  ['23800138000', false],
  ['1380013800', false],
  ['138001380000', false],
  ['8613800138000', false],
  ['+13800138000', false],
  ['1380013800a', false],
  ['13800138000\n', false],
  ['', false],
])('“%s” is a mobile number: %s', (text, is) => {
  expect(isMobile(text)).toBe(is);
});

it('normalising twice is normalising once, and keeps a whole number as it is', () => {
  fc.assert(fc.property(mobile, (number) => expect(normaliseMobile(number)).toBe(number)));
  fc.assert(fc.property(fc.string(), (text) => expect(normaliseMobile(normaliseMobile(text))).toBe(normaliseMobile(text))));
});

it('blanks and hyphens anywhere change nothing', () => {
  fc.assert(
    fc.property(mobile, fc.array(fc.tuple(fc.nat(10), fc.constantFrom(' ', '-', '\u3000', '\u2011'))), (number, marks) => {
      const typed = marks.reduce((text, [at, mark]) => text.slice(0, at) + mark + text.slice(at), number);
      expect(normaliseMobile(typed)).toBe(number);
    }),
  );
});

it('a masked number keeps its first three and last four digits', () => {
  expect(maskMobile('13800138000')).toBe('138****8000');
});
