import { canMerge } from './merging.js';

it.each([
  ['a neighbour in its group', { categoryCode: '0203' }, true],
  ['the same category', {}, true],
  ['a leaf of a deeper group', { categoryCode: '020101' }, false],
  ['another group', { categoryCode: '0301' }, false],
  ['itself', { id: 'a' }, false],
  ['what owes no answer', { isOpen: false }, false],
  ['a report', { kind: 'report' as const }, false],
])('whether a case can wait for the answer of %s (%j): %s', (_, more, expected) => {
  const source = { id: 'a', kind: 'complaint' as const, categoryCode: '0201' };
  expect(canMerge(source, { ...source, id: 'b', isOpen: true, ...more })).toBe(expected);
});

it('a report waits for nobody', () => {
  const report = { id: 'a', kind: 'report' as const, categoryCode: '0201' };
  expect(canMerge(report, { ...report, id: 'b', kind: 'complaint', isOpen: true })).toBe(false);
});
