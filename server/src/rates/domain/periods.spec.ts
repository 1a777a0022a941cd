import fc from 'fast-check';
import { formatDay } from '../../calendar/local-date.js';
import { dayAfter, daysIn, stretchesOf, type Stretch } from './periods.js';

const named = ({ isWhole, month, days }: Stretch): string => (isWhole ? month : `${days[0]}..${days.at(-1)}`);

it.each<[string, string, string[]]>([
  ['2026-11-20', '2026-11-20', ['2026-11-20..2026-11-20']],
  ['2026-11-01', '2026-11-30', ['2026-11']],
  ['2026-11-01', '2026-11-29', ['2026-11-01..2026-11-29']],
  ['2026-10-31', '2026-12-01', ['2026-10-31..2026-10-31', '2026-11', '2026-12-01..2026-12-01']],
  ['2024-02-01', '2024-02-29', ['2024-02']],
  ['2026-02-01', '2026-02-28', ['2026-02']],
  ['2026-11-20', '2026-11-19', []],
  ['2025-12-15', '2026-01-31', ['2025-12-15..2025-12-31', '2026-01']],
])('%s to %s is read as %j', (from, to, expected) => {
  expect(stretchesOf(from, to).map(named)).toEqual(expected);
});

it.each<[today: string, expected: string]>([
  ['2026-11-19', '2026-11'],
  ['2026-11-20', '2026-11'],
  ['2026-11-21', '2026-11-01..2026-11-20'],
])('the month up to the 20th, on %s, is read as %s', (today, expected) => {
  expect(stretchesOf('2026-11-01', '2026-11-20', { today }).map(named)).toEqual([expected]);
});

const day = fc.integer({ min: 18_000, max: 22_000 }).map(formatDay);

it('the stretches of a period hold every day of it once and in order, no more at once than asked for', () => {
  fc.assert(
    fc.property(day, fc.nat(500), fc.integer({ min: 1, max: 40 }), (from, more, atOnce) => {
      const days = [from];
      for (let index = 0; index < more; index++) days.push(dayAfter(days.at(-1)!));
      const stretches = stretchesOf(from, days.at(-1)!, { atOnce });
      expect(stretches.flatMap((stretch) => stretch.days)).toEqual(days);
      expect(daysIn(from, days.at(-1)!)).toBe(days.length);
      for (const { isWhole, month, days: held } of stretches) {
        expect(held.every((one) => one.startsWith(month))).toBe(true);
        if (!isWhole) expect(held.length).toBeLessThanOrEqual(atOnce);
      }
    }),
  );
});
