import type { CalendarDocument } from '@zsb/shared/sla';
import { arrangementOf, daysOfMonth, leadingBlanks, markOf, pressed, withMark, yearsToShow, type Day } from './calendar-rules';

const WEEKLY: CalendarDocument['weekly'] = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [['09:00', '17:30']]]),
);
const EMPTY = { holidays: [], workdays: [] };
const day = (date: string, isOrdinaryWorkday: boolean): Day => ({ date, weekday: 'mon', isOrdinaryWorkday });

it.each([
  [2026, 11, 30, '2026-11-01', 6],
  [2026, 2, 28, '2026-02-01', 6],
  [2028, 2, 29, '2028-02-01', 1],
  [2027, 1, 31, '2027-01-01', 4],
])('%i-%i has %i days, begins on %s with %i empty cells before it', (year, month, count, first, blanks) => {
  const days = daysOfMonth(year, month, WEEKLY);
  expect(days).toHaveLength(count);
  expect(days[0]?.date).toBe(first);
  expect(leadingBlanks(days)).toBe(blanks);
});

it('knows the days that are worked on by their weekday alone', () => {
  const days = daysOfMonth(2026, 11, WEEKLY);
  expect(days.find(({ date }) => date === '2026-11-20')).toMatchObject({ weekday: 'fri', isOrdinaryWorkday: true });
  expect(days.find(({ date }) => date === '2026-11-21')).toMatchObject({ weekday: 'sat', isOrdinaryWorkday: false });
});

it('a press makes a workday a holiday, a second one takes it back', () => {
  const once = pressed(EMPTY, day('2026-10-01', true));
  expect(once).toEqual({ holidays: ['2026-10-01'], workdays: [] });
  expect(pressed(once, day('2026-10-01', true))).toEqual(EMPTY);
});

it('a press makes a day of rest a make-up workday, a second one takes it back', () => {
  const once = pressed(EMPTY, day('2026-10-10', false));
  expect(once).toEqual({ holidays: [], workdays: ['2026-10-10'] });
  expect(pressed(once, day('2026-10-10', false))).toEqual(EMPTY);
});

it('a weekend within a holiday can become a make-up workday, and is then in one list only', () => {
  const published = { holidays: ['2026-10-03'], workdays: [] };
  expect(pressed(published, day('2026-10-03', false))).toEqual({ holidays: [], workdays: ['2026-10-03'] });
});

it('a date in both lists is a workday', () => {
  expect(markOf({ holidays: ['2026-10-10'], workdays: ['2026-10-10'] }, '2026-10-10')).toBe('workday');
});

it('keeps dates in order', () => {
  expect(withMark({ holidays: ['2026-10-02'], workdays: [] }, '2026-10-01', 'holiday').holidays).toEqual(['2026-10-01', '2026-10-02']);
});

it('takes one year out of a document, and shows the years that matter', () => {
  const document: CalendarDocument = {
    timeZone: 'Asia/Shanghai',
    weekly: WEEKLY,
    holidays: ['2025-10-01', '2026-10-01'],
    workdays: ['2026-10-10'],
    completeYears: [2026, 2025],
  };
  expect(arrangementOf(document, 2026)).toEqual({ holidays: ['2026-10-01'], workdays: ['2026-10-10'] });
  expect(yearsToShow(document, [2027], 2026)).toEqual([2027, 2026, 2025]);
});
