import { canMerge, isSameAnswer } from './merging.js';

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

it.each([
  ['as it was copied', {}, true],
  ['in other words', { text: '已修好' }, false],
  ['with another date', { plannedDate: '2026-12-31' }, false],
  ['without a date', { plannedDate: null }, false],
  ['by somebody else', { staffId: 'b' }, false],
  ['of another office', { organisationId: 'b' }, false],
])('whether two cases have one answer: %s (%j): %s', (_, more, expected) => {
  const answer = { organisationId: 'a', staffId: 'a', text: '已列入计划', plannedDate: '2026-11-28' };
  expect(isSameAnswer({ ...answer, ...more }, answer)).toBe(expected);
});
