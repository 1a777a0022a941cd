import { formatAddress, parseAddress } from './address';

it.each([
  ['', { tab: null, search: '', caseId: null }],
  ['#tab=overdue', { tab: 'overdue', search: '', caseId: null }],
  ['#tab=everything&case=', { tab: null, search: '', caseId: null }],
  ['#search=%20%E8%B7%AF%E7%81%AF+8000%20', { tab: null, search: '路灯 8000', caseId: null }],
  ['#tab=toAccept&case=0193-a', { tab: 'toAccept', search: '', caseId: '0193-a' }],
])('reads %s', (fragment, address) => {
  expect(parseAddress(fragment)).toEqual(address);
});

it.each(['路灯', 'a&b=c', '100%', '#1', '末四位 8000', '“引号”', '+86'])('a search for %s survives the address', (search) => {
  const address = { ...parseAddress('#tab=closed&case=c1'), search };
  expect(parseAddress(formatAddress(address))).toEqual(address);
});

it('keeps everything behind the hash, out of access logs', () => {
  expect(formatAddress({ tab: 'overdue', search: '13800138000', caseId: null })).toBe('#tab=overdue&search=13800138000');
});
