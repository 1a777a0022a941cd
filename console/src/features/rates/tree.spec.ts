import { aRow } from '../../../test/a-report';
import { shownRows, treeOf } from './tree';

const row = (key: string, parentKey: string | null, met = 1) => aRow(key, { rates: { resolution: [met, 10] } }, { parentKey });
const ROWS = [
  row('city', null),
  row('north', 'city', 9),
  row('north-1', 'north'),
  row('south', 'city', 2),
  row('south-1', 'south', 8),
  row('south-2', 'south', 4),
];
const words = (rows: ReturnType<typeof treeOf>) =>
  rows.map(({ row, depth, hasChildren }) => `${'-'.repeat(depth)}${row.key}${hasChildren ? '+' : ''}`);

it('keeps parents before their children', () => {
  expect(words(treeOf(ROWS, null))).toEqual(['city+', '-north+', '--north-1', '-south+', '--south-1', '--south-2']);
});

it('sorts within each parent, so that the sums stay above what they are made of', () => {
  const byMet = treeOf(ROWS, (one, other) => one.adjusted.rates.resolution.part - other.adjusted.rates.resolution.part);
  expect(words(byMet)).toEqual(['city+', '-south+', '--south-2', '--south-1', '-north+', '--north-1']);
});

it('a row whose parent was not sent, or that names itself, stands at the top rather than nowhere', () => {
  expect(words(treeOf([row('north-1', 'north'), row('odd', 'odd')], null))).toEqual(['north-1', 'odd']);
});

it.each([
  [[], 6],
  [['south'], 4],
  [['city'], 1],
  [['city', 'south'], 1],
  [['north', 'south'], 3],
  [['north-1'], 6],
])('with %j collapsed %i rows are in sight', (collapsed, count) => {
  expect(shownRows(treeOf(ROWS, null), new Set(collapsed))).toHaveLength(count);
});
