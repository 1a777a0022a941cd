import fc from 'fast-check';
import { areAlike, formatTarget, lengthOf, parseTarget, TARGET_UNITS, targetFault, type Target } from './targets.js';

it.each([
  ['30m', { amount: 30, unit: 'm' }, { of: 'wall', milliseconds: 1_800_000 }],
  ['24h', { amount: 24, unit: 'h' }, { of: 'wall', milliseconds: 86_400_000 }],
  ['90wm', { amount: 90, unit: 'wm' }, { of: 'hours', milliseconds: 5_400_000 }],
  ['2wh', { amount: 2, unit: 'wh' }, { of: 'hours', milliseconds: 7_200_000 }],
  ['5wd', { amount: 5, unit: 'wd' }, { of: 'workdays', days: 5 }],
  ['10d', { amount: 10, unit: 'd' }, { of: 'days', days: 10 }],
  ['005d', { amount: 5, unit: 'd' }, { of: 'days', days: 5 }],
  ['36600d', { amount: 36_600, unit: 'd' }, { of: 'days', days: 36_600 }],
] as const)('reads the time limit %s', (text, target, length) => {
  expect(parseTarget(text)).toEqual(target);
  expect(targetFault(text)).toBeNull();
  expect(lengthOf(target)).toEqual(length);
});

it.each([
  ...['-1wd', '+1wd', '1.5h', '5', 'wd', '', '5 wd', ' 5wd', '5WD', '5w', '5wwd', '5wdx', '1e3d', '５d', '五天', '9999999999m'].map(
    (text) => [text, 'format'],
  ),
  ...[5, null, undefined, ['5wd']].map((value) => [value, 'format']),
  ...['0wd', '0m', '000d'].map((text) => [text, 'too-small']),
  ...['36601d', '36601wd', '40000d', '878401h', '999999999m'].map((text) => [text, 'too-large']),
])('%j is no time limit: %s', (text, fault) => {
  expect(parseTarget(text)).toBeNull();
  expect(targetFault(text)).toBe(fault);
});

it('a limit that was written is read as it was meant', () => {
  const anyTarget = fc.record<Target>({ amount: fc.integer({ min: 1, max: 36_600 }), unit: fc.constantFrom(...TARGET_UNITS) });
  fc.assert(fc.property(anyTarget, (target) => expect(parseTarget(formatTarget(target))).toEqual(target)));
});

it.each([
  ['24h', '30m', true],
  ['2wh', '90wm', true],
  ['5wd', '3wd', true],
  ['15d', '1d', true],
  ['5wd', '5d', false],
  ['2h', '2wh', false],
  ['30m', '30wm', false],
  ['1wd', '4wh', false],
])('whether %s and %s can be added: %s', (one, other, isAlike) => {
  expect(areAlike(parseTarget(one)!, parseTarget(other)!)).toBe(isAlike);
  expect(areAlike(parseTarget(other)!, parseTarget(one)!)).toBe(isAlike);
});
