import { officeCalendar } from './default-calendars.js';
import { dueAt } from './due.js';
import { isWorkday } from './working-time.js';

/** Last working day before and first working day after, from the yearly notices of the State Council. */
const BLOCKS = [
  ['元旦 2024', '2023-12-29', '2024-01-02'],
  ['春节 2024', '2024-02-09', '2024-02-18'],
  ['清明 2024', '2024-04-03', '2024-04-07'],
  ['劳动节 2024', '2024-04-30', '2024-05-06'],
  ['端午 2024', '2024-06-07', '2024-06-11'],
  ['中秋 2024', '2024-09-14', '2024-09-18'],
  ['国庆 2024', '2024-09-30', '2024-10-08'],
  ['元旦 2025', '2024-12-31', '2025-01-02'],
  ['春节 2025', '2025-01-27', '2025-02-05'],
  ['清明 2025', '2025-04-03', '2025-04-07'],
  ['劳动节 2025', '2025-04-30', '2025-05-06'],
  ['端午 2025', '2025-05-30', '2025-06-03'],
  ['国庆、中秋 2025', '2025-09-30', '2025-10-09'],
  ['元旦 2026', '2025-12-31', '2026-01-04'],
  ['春节 2026', '2026-02-14', '2026-02-24'],
  ['清明 2026', '2026-04-03', '2026-04-07'],
  ['劳动节 2026', '2026-04-30', '2026-05-06'],
  ['端午 2026', '2026-06-18', '2026-06-22'],
  ['中秋 2026', '2026-09-24', '2026-09-28'],
  ['国庆 2026', '2026-09-30', '2026-10-08'],
] as const;

/** Make-up workdays 调休, each with the working day before it. */
const MAKE_UP_WORKDAYS = [
  ['2024-02-02', '2024-02-04'],
  ['2024-02-09', '2024-02-18'],
  ['2024-04-03', '2024-04-07'],
  ['2024-04-26', '2024-04-28'],
  ['2024-05-10', '2024-05-11'],
  ['2024-09-13', '2024-09-14'],
  ['2024-09-27', '2024-09-29'],
  ['2024-10-11', '2024-10-12'],
  ['2025-01-24', '2025-01-26'],
  ['2025-02-07', '2025-02-08'],
  ['2025-04-25', '2025-04-27'],
  ['2025-09-26', '2025-09-28'],
  ['2025-10-10', '2025-10-11'],
  ['2025-12-31', '2026-01-04'],
  ['2026-02-13', '2026-02-14'],
  ['2026-02-27', '2026-02-28'],
  ['2026-05-08', '2026-05-09'],
  ['2026-09-18', '2026-09-20'],
  ['2026-10-09', '2026-10-10'],
] as const;

it.each(BLOCKS)('passes over %s', (_, before, after) => {
  const { due, calendarComplete } = dueAt({ from: new Date(`${before}T16:00+08:00`), target: '1wd' }, officeCalendar);
  expect(due).toEqual(new Date(`${after}T17:30+08:00`));
  expect(calendarComplete).toBe(true);
  expect(dueAt({ from: new Date(`${before}T17:30+08:00`), target: '90wm' }, officeCalendar).due).toEqual(new Date(`${after}T10:30+08:00`));
});

it.each(MAKE_UP_WORKDAYS)('after %s works on %s, a weekend day', (before, makeUp) => {
  expect([0, 6]).toContain(new Date(makeUp).getUTCDay());
  expect(isWorkday(new Date(`${makeUp}T22:00+08:00`), officeCalendar)).toBe(true);
  expect(dueAt({ from: new Date(`${before}T16:00+08:00`), target: '1wd' }, officeCalendar).due).toEqual(new Date(`${makeUp}T17:30+08:00`));
});

it.each([
  [2024, 251],
  [2025, 248],
  [2026, 248],
])('has in %i the working days of the notice and no other', (year, workdays) => {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day))).filter((day) => day.getUTCFullYear() === year);
  expect(days.filter((day) => isWorkday(day, officeCalendar))).toHaveLength(workdays);
});

it.each([
  [2003, false],
  [2004, true],
  [2026, true],
])('says whether the arrangement of %i is published: %s', (year, published) => expect(officeCalendar.isComplete(year)).toBe(published));
