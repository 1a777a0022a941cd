import { caseNumber } from '@zsb/shared/ids';
import { searchText } from './search-text';

const number = caseNumber('20261120', '7K3QXM');

it.each([
  ['+86 138-0013 8000', '13800138000'],
  ['１３８００１３８０００', '13800138000'],
  ['8000', '8000'],
  [number.toLowerCase(), number],
  [` ${number.replaceAll('-', ' ')} `, number.replaceAll('-', '')],
  ['  路灯   不亮 ', '路灯 不亮'],
  ['路灯 1234', '路灯 1234'],
  ['', ''],
])('“%s” is searched as “%s”', (typed, searched) => {
  expect(searchText(typed)).toBe(searched);
});

it('asks for no more than the server takes', () => {
  expect(searchText('灯'.repeat(60))).toHaveLength(50);
});
