import { aReport, aRow } from '../../../test/a-report';
import { csvField, ratesCsv } from './rates-csv';

it.each([
  ['=SUM(A1)', "'=SUM(A1)"],
  ['+86', "'+86"],
  ['-1', "'-1"],
  ['@cmd', "'@cmd"],
  ['\t=1', "'\t=1"],
  ['岳麓区', '岳麓区'],
  ['96.3%', '96.3%'],
  ['甲,乙', '"甲,乙"'],
  ['他说"好"', '"他说""好"""'],
  ['=甲,"乙"', '"\'=甲,""乙"""'],
  ['第一行\n第二行', '"第一行\n第二行"'],
])('the field %j is written %j', (text, field) => {
  expect(csvField(text)).toBe(field);
});

describe('the file of a table', () => {
  const total = aRow('', { rates: { resolution: [9, 10] }, overdue: 2, meanMinutes: { sinceFiling: 900, office: 300 } }, { name: '合计' });
  const parent = aRow('o1', { rates: { resolution: [9, 10] } }, { name: '城管局', everything: { rates: { resolution: [9, 12] } } });
  const child = aRow('o2', {}, { name: '=市容科', parentKey: 'o1' });
  const file = ratesCsv(aReport({ total, rows: [parent, child] }), [child, parent]);
  const lines = file
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const column = (name: string) => lines.map((fields) => fields[lines[0]!.indexOf(name)]);

  it('begins with the mark that Excel needs, and every line has as many fields as the first', () => {
    expect(file.startsWith('\uFEFF单位,上级,')).toBe(true);
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([2 + 2 * (12 * 3 + 3)]));
  });

  it('has the total first, then the rows as they are shown, each with whose it is', () => {
    expect(column('单位')).toEqual(['单位', '合计', "'=市容科", '城管局']);
    expect(column('上级')).toEqual(['上级', '', '城管局', '']);
  });

  it('has every rate without and with what was excluded, with part and whole; nothing where nothing was measured', () => {
    expect(column('按时办结率（剔除后）').slice(1)).toEqual(['90.0%', '', '90.0%']);
    expect(column('按时办结率（全部）').slice(1)).toEqual(['90.0%', '', '75.0%']);
    expect(column('按时办结率分子（全部）').slice(1)).toEqual(['9', '0', '9']);
    expect(column('按时办结率分母（全部）').slice(1)).toEqual(['10', '0', '12']);
    expect(column('提交到答复平均分钟（剔除后）').slice(1)).toEqual(['900', '', '']);
    expect(column('超时未答复（剔除后）').slice(1)).toEqual(['2', '0', '0']);
  });
});
