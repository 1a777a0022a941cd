import { parseTarget, writtenTarget } from './target.js';

it.each([
  ['30m', { of: 'wall', milliseconds: 1_800_000 }],
  ['24h', { of: 'wall', milliseconds: 86_400_000 }],
  ['90wm', { of: 'hours', milliseconds: 5_400_000 }],
  ['2wh', { of: 'hours', milliseconds: 7_200_000 }],
  ['5wd', { of: 'workdays', days: 5 }],
  ['10d', { of: 'days', days: 10 }],
])('reads the time limit %s', (text, target) => expect(parseTarget(text)).toEqual(target));

it.each([
  '0wd',
  '0m',
  '000d',
  '-1wd',
  '+1wd',
  '1.5h',
  '5',
  'wd',
  '',
  '5 wd',
  ' 5wd',
  '5WD',
  '5w',
  '5wwd',
  '5wdx',
  '1e3d',
  '５d',
  '40000d',
  '9999999999m',
  5,
  null,
  undefined,
])('refuses the time limit %j', (text) =>
  expect(() => parseTarget(text)).toThrow(expect.objectContaining({ code: 'bad-target' }) as Error),
);

it('takes a time limit apart', () => expect(writtenTarget('90wm')).toEqual({ amount: 90, unit: 'wm' }));

it('says that a limit is too long rather than how one is written', () => {
  expect(() => writtenTarget('40000d')).toThrow('longer than a hundred years');
  expect(() => writtenTarget('40000x')).toThrow('like 5wd');
});
