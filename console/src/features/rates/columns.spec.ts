import { GAMING_RATES, RATE_NAMES } from '@zsb/shared/rates';
import { aRow } from '../../../test/a-report';
import {
  ariaSort,
  COLUMN_GROUPS,
  COLUMN_KEYS,
  columnMeaning,
  compareRows,
  nextSort,
  WATCHED_GROUP,
  type ColumnKey,
  type Sort,
} from './columns';

const rows = [
  aRow('', { rates: { resolution: [1, 100], returned: [99, 100] }, overdue: 99, meanMinutes: { sinceFiling: 9_000, office: 9_000 } }),
  aRow('none'),
  aRow('good', { rates: { resolution: [99, 100], returned: [1, 100] }, overdue: 0, meanMinutes: { sinceFiling: 900, office: 300 } }),
  aRow('bad', { rates: { resolution: [60, 100], returned: [30, 100] }, overdue: 7, meanMinutes: { sinceFiling: 4_000, office: 2_000 } }),
];
const order = (sort: Sort) => rows.toSorted(compareRows(sort, 'adjusted')).map(({ key }) => key);

it('what belongs to no office is nobody’s fault: it comes last, however it is sorted', () => {
  expect(COLUMN_KEYS.map((column) => order({ column, first: 'worst' }).at(-1))).toEqual(COLUMN_KEYS.map(() => ''));
});

it('every rate of the contract has its column, and what games the others stands apart', () => {
  expect(COLUMN_KEYS.filter((key) => (RATE_NAMES as readonly ColumnKey[]).includes(key)).toSorted()).toEqual(RATE_NAMES.toSorted());
  expect(COLUMN_GROUPS.find(({ title }) => title === WATCHED_GROUP)?.keys).toEqual(GAMING_RATES);
  expect(COLUMN_KEYS.filter((key) => columnMeaning(key) === '')).toEqual([]);
});

it.each<[ColumnKey, Sort['first'], string[]]>([
  ['resolution', 'worst', ['bad', 'good', 'none']],
  ['resolution', 'best', ['good', 'bad', 'none']],
  ['returned', 'worst', ['bad', 'good', 'none']],
  ['returned', 'best', ['good', 'bad', 'none']],
  ['sinceFiling', 'worst', ['bad', 'good', 'none']],
  ['overdue', 'worst', ['bad', 'none', 'good']],
])('by %s, %s first: %j', (column, first, keys) => {
  expect(order({ column, first })).toEqual([...keys, '']);
});

it.each<[ColumnKey, Sort['first'], string]>([
  ['resolution', 'worst', 'ascending'],
  ['resolution', 'best', 'descending'],
  ['returned', 'worst', 'descending'],
  ['office', 'best', 'ascending'],
])('screen readers hear of %s, %s first, that it is %s', (column, first, words) => {
  expect(ariaSort({ column, first }, column)).toBe(words);
  expect(ariaSort({ column, first }, 'rated')).toBe('none');
});

it('a third press on a column brings back the order of the tree', () => {
  const first = nextSort(null, 'solved');
  const second = nextSort(first, 'solved');
  expect([first, second, nextSort(second, 'solved')]).toEqual([
    { column: 'solved', first: 'worst' },
    { column: 'solved', first: 'best' },
    null,
  ]);
  expect(nextSort(second, 'rated')).toEqual({ column: 'rated', first: 'worst' });
});
