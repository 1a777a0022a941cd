import { filterCount, formatAddress, NO_FILTERS, parseAddress, type Address } from './address';

const EMPTY: Address = { page: null, tab: null, search: '', filters: NO_FILTERS, caseId: null };

it.each([
  ['', {}],
  ['#tab=overdue', { tab: 'overdue' }],
  ['#tab=everything&case=', {}],
  ['#search=%20%E8%B7%AF%E7%81%AF+8000%20', { search: '路灯 8000' }],
  ['#tab=toAccept&case=0193-a', { tab: 'toAccept', caseId: '0193-a' }],
  ['#page=calendar', { page: 'calendar' }],
  ['#page=secrets', {}],
  ['#page=rates&from=2026-11-01&by=', { page: 'rates', own: { from: '2026-11-01' } }],
  ['#from=2026-11-01', {}],
  [
    '#tab=mine&urgency=urgent&kind=report&category=02',
    { tab: 'mine', filters: { ...NO_FILTERS, urgency: 'urgent', kind: 'report', category: '02' } },
  ],
  ['#urgency=very&kind=gossip&district=', {}],
])('reads %s', (fragment, parts) => {
  expect(parseAddress(fragment)).toEqual({ ...EMPTY, ...parts });
});

it.each(['路灯', 'a&b=c', '100%', '#1', '末四位 8000', '“引号”', '+86'])('a search for %s survives the address', (search) => {
  const address = { ...parseAddress('#tab=closed&case=c1'), search };
  expect(parseAddress(formatAddress(address))).toEqual(address);
});

it('every filter survives the address, so that a filtered view can be shared and reloaded', () => {
  const filters = { category: '0201', district: '430104', office: 'o-1', urgency: 'normal', kind: 'help' } as Address['filters'];
  const address: Address = { ...EMPTY, tab: 'inProgress', filters };
  expect(parseAddress(formatAddress(address))).toEqual(address);
  expect(filterCount(filters)).toBe(5);
  expect(filterCount(NO_FILTERS)).toBe(0);
});

it('keeps everything behind the hash, out of access logs', () => {
  expect(formatAddress({ ...EMPTY, tab: 'overdue', search: '13800138000' })).toBe('#tab=overdue&search=13800138000');
});

it('what a page keeps for itself survives the address, and is gone with the page', () => {
  const address: Address = { ...EMPTY, page: 'rates', own: { by: 'month', of: '=1&2' } };
  expect(parseAddress(formatAddress(address))).toEqual(address);
  expect(formatAddress({ ...address, page: null, tab: 'mine' })).toBe('#tab=mine');
});
