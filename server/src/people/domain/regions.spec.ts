import fc from 'fast-check';
import { REGION_CODES } from './region-codes.js';
import { isProvince, isRegion } from './regions.js';

it.each([
  ['110101', '北京市东城区'],
  ['110102', '北京市西城区'],
  ['130503', '邢台市桥西区, since 2020 信都区'],
  ['430104', '长沙市岳麓区'],
  ['440301', '深圳市市辖区, a collective code on many cards'],
  ['440308', '深圳市盐田区'],
  ['440311', '深圳市光明区, of 2018'],
  ['653229', '和康县, of 2024'],
  ['659012', '白杨市, of 2023'],
  ['540581', '错那市, of 2023'],
])('%s is a region that exists: %s', (code) => expect(isRegion(code)).toBe(true));

it.each([
  ['110103', '北京市崇文区, ended 2010'],
  ['110104', '北京市宣武区, ended 2010'],
  ['110221', '北京市昌平县, ended 1999'],
  ['120107', '天津市塘沽区, ended 2009'],
  ['310103', '上海市卢湾区, ended 2011'],
  ['310230', '上海市崇明县, ended 2016'],
  ['362324', '上饶地区铅山县, ended 2000'],
  ['432501', '娄底地区娄底市, ended 1999'],
  ['440321', '深圳市宝安县, ended 1992'],
  ['440921', '茂名市信宜县, ended 1995'],
  ['512301', '四川省涪陵市, before 重庆 was a municipality'],
  ['510202', '四川省重庆市市中区, likewise'],
])('%s stays a region though it is abolished: %s', (code) => expect(isRegion(code)).toBe(true));

it.each([
  ['441900', '东莞市 has no counties'],
  ['442000', '中山市 has no counties'],
  ['460400', '儋州市 has no counties'],
  ['440300', '深圳市 as a prefecture'],
  ['440000', '广东省'],
  ['429004', '仙桃市, under the province'],
  ['110100', '北京市市辖区, a collective code'],
])('%s is a region of a higher level: %s', (code) => expect(isRegion(code)).toBe(true));

it.each(['810000', '820000', '830000'])('%s is the region of residence permits', (code) => expect(isRegion(code)).toBe(true));

it.each([
  ['000000', 'nothing'],
  ['100000', 'no province 10'],
  ['160101', 'no province 16'],
  ['660101', 'no province 66'],
  ['840000', 'no permits 84'],
  ['910000', 'foreigners: another document'],
  ['990426', 'no province 99'],
  ['111111', 'no prefecture 1111'],
  ['110199', 'no such district'],
  ['119901', 'no prefecture 1199'],
  ['345955', 'no prefecture 3459'],
  ['431389', 'no such county'],
  ['810101', 'permits have one code each'],
  ['11010', 'five digits'],
  ['1101011', 'seven digits'],
  ['', 'no digits'],
])('%s is no region: %s', (code) => expect(isRegion(code)).toBe(false));

it('the table has one line per prefecture, sorted, its numbers rising', () => {
  const lines = REGION_CODES.trim().split('\n');
  const prefectures = lines.map((line) => line.slice(0, 4));
  expect(prefectures).toEqual([...new Set(prefectures)].sort());
  for (const line of lines) {
    expect(line).toMatch(/^\d{4}( \d\d(-\d\d)?)+$/);
    const numbers = (line.slice(5).match(/\d\d/g) ?? []).map(Number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  }
});

it('the table holds as many codes as the editions since 1980 together', () => {
  let codes = 0;
  for (let code = 0; code < 1_000_000; code += 1) if (isRegion(String(code).padStart(6, '0'))) codes += 1;
  expect(codes).toBe(7127 + 3);
});

it('the provinces are those of GB/T 2260, and the permits', () => {
  const digits = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0'));
  expect(digits.filter(isProvince).join(' ')).toBe(
    '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83',
  );
});

it('what is no six digits is no region', () => {
  fc.assert(fc.property(fc.string(), (text) => isRegion(text) === false || /^\d{6}$/.test(text)));
});
