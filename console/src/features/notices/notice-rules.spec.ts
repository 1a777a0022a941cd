import type { StaffNoticeView } from '@zsb/shared/sla';
import { appendedNotices, refreshedNotices } from './notice-rules';

const notice = (id: string, readAt: string | null = null) => ({ id, readAt }) as StaffNoticeView;
const ids = ({ items }: { items: readonly StaffNoticeView[] }) => items.map(({ id }) => id);

it('appends the next page, without repeating what is there', () => {
  const after = appendedNotices([notice('c'), notice('b')], { items: [notice('b'), notice('a')], next: null });
  expect(ids(after)).toEqual(['c', 'b', 'a']);
  expect(after.next).toBeNull();
});

it('a refresh puts newer notices in front and keeps the older ones with their cursor', () => {
  const after = refreshedNotices(
    { items: [notice('b'), notice('a')], next: 'older' },
    { items: [notice('c'), notice('b', 'now')], next: 'b' },
  );
  expect(ids(after)).toEqual(['c', 'b', 'a']);
  expect(after.items[1]?.readAt).toBe('now');
  expect(after.next).toBe('older');
});

it('when more came than a page holds, the list begins anew rather than with a gap', () => {
  const after = refreshedNotices({ items: [notice('a')], next: null }, { items: [notice('z'), notice('y')], next: 'y' });
  expect(ids(after)).toEqual(['z', 'y']);
  expect(after.next).toBe('y');
});

it('a refresh of one page takes the cursor of the new one', () => {
  const page = { items: [notice('b'), notice('a')], next: 'a' };
  expect(refreshedNotices({ items: [notice('a')], next: 'old' }, page)).toBe(page);
});
