import type { RateGrouping, RateRowView } from '@zsb/shared/rates';
import { aRow } from '../../../test/a-report';
import { barsOf, comparisonOf, rowName } from './comparison';

const row = (key: string, part: number, whole: number, more: Partial<RateRowView> = {}) =>
  aRow(key, { rates: { resolution: [part, whole] } }, more);
const said = (rows: RateRowView[], by: RateGrouping = 'organisation', total = row('', 90, 100)) =>
  comparisonOf({ rows, by, total }, { basis: 'adjusted', period: '本月', whole: '全市' }).sentence;

it.each<[string, RateRowView[], string]>([
  ['the furthest behind', [row('岳麓区城管局', 78, 100), row('天心区城管局', 85, 100)], '岳麓区城管局本月按时办结率低于全市 12 个百分点'],
  [
    'nobody with a handful of cases',
    [row('岳麓区城管局', 0, 9), row('天心区城管局', 85, 100)],
    '天心区城管局本月按时办结率低于全市 5 个百分点',
  ],
  ['nobody that is hardly behind', [row('岳麓区城管局', 896, 1_000)], '本月按时办结率 90.0%，没有单位明显偏低'],
  ['nobody that is ahead', [row('岳麓区城管局', 100, 100)], '本月按时办结率 90.0%，没有单位明显偏低'],
  ['not what belongs to none', [row('', 0, 50)], '本月按时办结率 90.0%，每个单位都不满 10 件，先不比较'],
  ['nobody that has hardly any', [row('岳麓区城管局', 0, 9)], '本月按时办结率 90.0%，每个单位都不满 10 件，先不比较'],
])('the sentence names %s', (_, rows, sentence) => {
  expect(said(rows)).toBe(sentence);
});

it('a month falls behind the average of all months', () => {
  expect(said([row('2026-10', 80, 100)], 'month')).toBe('2026年10月按时办结率低于本月平均 10 个百分点');
  expect(said([row('2026-10', 90, 100)], 'month')).toBe('本月按时办结率 90.0%，没有月份明显偏低');
});

it('says that there is nothing to compare where nothing was due', () => {
  expect(said([], 'organisation', row('', 0, 0))).toBe('本月没有到期或答复的诉求，还没有按时办结率');
});

it('the other figures are compared when they are asked for', () => {
  const excluded = aRow('岳麓区', { rates: { resolution: [90, 100] } }, { everything: { rates: { resolution: [60, 100] } } });
  const words = (basis: 'adjusted' | 'all') =>
    comparisonOf({ rows: [excluded], by: 'organisation', total: row('', 90, 100) }, { basis, period: '本月', whole: '全市' }).sentence;
  expect([words('adjusted'), words('all')]).toEqual(['本月按时办结率 90.0%，没有单位明显偏低', '岳麓区本月按时办结率低于全市 30 个百分点']);
});

it.each([
  ['the parent of others', [row('city', 0, 100), row('north', 0, 9, { parentKey: 'city' })]],
  ['what belongs to none', [row('', 0, 100)]],
])('nobody is named for %s', (_, rows) => {
  expect(
    comparisonOf({ rows, by: 'organisation', total: row('', 90, 100) }, { basis: 'adjusted', period: '本月', whole: '全市' }).behind,
  ).toBeNull();
});

it('bars show who stands at the bottom of the tree, the lowest first', () => {
  const rows = [
    row('city', 90, 100),
    row('north', 9, 10, { parentKey: 'city' }),
    row('south', 2, 10, { parentKey: 'city' }),
    row('idle', 0, 0),
    row('', 1, 20),
  ];
  const { rows: bars, left } = barsOf({ rows, by: 'organisation' }, 'adjusted');
  expect(bars.map(({ key }) => key)).toEqual(['south', 'north']);
  expect(left).toBe('');
});

it('what a single case would turn is not drawn, unless there is nothing else', () => {
  const [many, few] = [row('many', 9, 10), row('few', 0, 1)];
  const drawn = (...rows: RateRowView[]) => barsOf({ rows, by: 'district' }, 'adjusted');
  expect(drawn(many, few)).toEqual({ rows: [many], left: '，不足 10 件的没有画' });
  expect(drawn(few)).toEqual({ rows: [few], left: '' });
});

it('no more than twelve bars are drawn, and that is said', () => {
  const rows = Array.from({ length: 13 }, (_, index) => row(`o${index}`, 100 - index, 100));
  const { rows: bars, left } = barsOf({ rows, by: 'organisation' }, 'adjusted');
  expect([bars.length, bars[0]?.key, left]).toEqual([12, 'o12', '，只画最低的 12 个']);
});

it('months stand in their order, those without cases included', () => {
  const rows = [row('2026-11', 1, 2), row('2026-09', 0, 0), row('2026-10', 2, 2)];
  expect(barsOf({ rows, by: 'month' }, 'adjusted').rows.map(({ key }) => key)).toEqual(['2026-09', '2026-10', '2026-11']);
});

it('a month is named as people do, everything else as the server does', () => {
  expect(rowName({ key: '2026-09', name: '2026-09' }, 'month')).toBe('2026年9月');
  expect(rowName({ key: '02', name: '市容环境' }, 'category')).toBe('市容环境');
});
