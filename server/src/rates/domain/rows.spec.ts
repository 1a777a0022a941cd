import fc from 'fast-check';
import { RATE_NAMES } from '@zsb/shared/rates';
import type { Measure } from './measures.js';
import { noGroupSums, rowsOf, toRow, totalOf, type GroupSums } from './rows.js';

function group(measures: Partial<Record<Measure, number>>, excluded: Partial<Record<Measure, number>> = {}, overdue = 0): GroupSums {
  const sums = noGroupSums();
  for (const [measure, amount] of Object.entries(measures) as [Measure, number][]) {
    sums.all.measures[measure] = amount;
    sums.adjusted.measures[measure] = amount - (excluded[measure] ?? 0);
  }
  sums.all.overdue.resolution = overdue;
  sums.adjusted.overdue.resolution = overdue;
  return sums;
}
const PLACES = [
  { key: 'city', name: '市', parentKey: null },
  { key: 'bureau', name: '局', parentKey: 'city' },
  { key: 'north', name: '北科', parentKey: 'bureau' },
  { key: 'south', name: '南科', parentKey: 'bureau' },
  { key: 'idle', name: '空科', parentKey: 'city' },
];

it('a row holds its own figures and those of everything below it; rows without any are left out', () => {
  const own = new Map([
    ['bureau', group({ answered: 1 })],
    ['north', group({ answered: 2, reworked: 1 })],
    ['south', group({ answered: 4 })],
  ]);
  expect(rowsOf(PLACES, own).map(({ key, all }) => [key, all.rates.reworked])).toEqual([
    ['city', { part: 1, whole: 7 }],
    ['bureau', { part: 1, whole: 7 }],
    ['north', { part: 1, whole: 2 }],
    ['south', { part: 0, whole: 4 }],
  ]);
});

it('what is overdue and open counts among the whole of its rate, and of no other', () => {
  const { all } = toRow(PLACES[0]!, group({ resolutionMet: 6, resolutionMissed: 1, acceptanceMet: 3 }, {}, 3));
  expect(all.rates.resolution).toEqual({ part: 6, whole: 10 });
  expect(all.rates.acceptance).toEqual({ part: 3, whole: 3 });
});

it('a mean is of first answers, rounded to minutes; without one there is none', () => {
  expect(toRow(PLACES[0]!, group({ firstAnswers: 3, answerMinutes: 100, officeMinutes: 50 })).all.meanMinutes).toEqual({
    sinceFiling: 33,
    office: 17,
  });
  expect(toRow(PLACES[0]!, group({ answered: 1 })).all.meanMinutes).toBeNull();
});

it('the sums of the top rows are the total, and no part exceeds its whole', () => {
  const sums = fc.record({ met: fc.nat(50), missed: fc.nat(50), overdue: fc.nat(20), out: fc.nat(50) });
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('city', 'bureau', 'north', 'south', 'idle'), sums), (given) => {
      const own = new Map(
        Object.entries(given).map(([key, { met, missed, overdue, out }]) => {
          const excluded = { resolutionMet: Math.min(met, out) };
          return [key, group({ resolutionMet: met, resolutionMissed: missed }, excluded, overdue)];
        }),
      );
      const [top] = rowsOf(PLACES, own);
      const total = toRow(PLACES[0]!, totalOf(own.values()));
      if (top) expect(top).toEqual(total);
      for (const figures of [total.all, total.adjusted]) {
        for (const rate of RATE_NAMES) expect(figures.rates[rate].part).toBeLessThanOrEqual(figures.rates[rate].whole);
      }
    }),
  );
});
