import { parseDay } from './local-date.js';
import { parseCalendar, type CalendarFile } from './working-calendar.js';

const office: CalendarFile = {
  timeZone: 'Asia/Shanghai',
  weekly: {
    mon: [
      ['13:30', '17:30'],
      ['09:00', '12:00'],
    ],
    tue: [['09:00', '17:00']],
    sat: [['09:00', '11:00']],
    sun: [],
  },
  holidays: ['2026-10-05', '2026-10-06', '2026-10-10'],
  workdays: ['2026-10-06', '2026-10-10', '2026-10-11', '2026-10-14'],
  completeYears: [2026],
};

function hoursOn(date: string, file: CalendarFile): string[] {
  const clock = (time: number) =>
    `${String(Math.floor(time / 3_600_000)).padStart(2, '0')}:${String((time / 60_000) % 60).padStart(2, '0')}`;
  return parseCalendar(file)
    .hoursOf(parseDay(date) ?? NaN)
    .map(({ opens, closes }) => `${clock(opens)}-${clock(closes)}`);
}

it.each([
  ['a weekday has its hours, sorted', '2026-10-12', ['09:00-12:00', '13:30-17:30']],
  ['a weekday that the file leaves out is closed', '2026-10-15', []],
  ['an empty weekday is closed', '2026-10-18', []],
  ['a holiday is closed', '2026-10-05', []],
  ['a date in both lists is a workday', '2026-10-06', ['09:00-17:00']],
  ['a make-up workday on a weekday with hours has those', '2026-10-10', ['09:00-11:00']],
  ['a make-up workday on a weekday without hours has Monday’s', '2026-10-11', ['09:00-12:00', '13:30-17:30']],
  ['so has one on a weekday that the file leaves out', '2026-10-14', ['09:00-12:00', '13:30-17:30']],
])('%s', (_, date, hours) => expect(hoursOn(date, office)).toEqual(hours));

it('gives a make-up workday on a weekday without hours the hours that the file names', () => {
  const file: CalendarFile = { ...office, workdayHours: [['10:00', '24:00']] };
  expect(hoursOn('2026-10-11', file)).toEqual(['10:00-24:00']);
  expect(hoursOn('2026-10-10', file)).toEqual(['09:00-11:00']);
});

it('takes Monday as the ordinary day, and where it is closed the next open one', () => {
  expect(parseCalendar(office).ordinaryDay).toBe(420 * 60_000);
  expect(parseCalendar({ ...office, weekly: { ...office.weekly, mon: [] } }).ordinaryDay).toBe(480 * 60_000);
});

it('knows which years are complete', () => {
  const { isComplete } = parseCalendar(office);
  expect([2025, 2026, 2027].map(isComplete)).toEqual([false, true, false]);
});

it.each<[string, unknown, string]>([
  ['an unknown key', { ...office, holiday: [] }, 'the calendar has the unknown key "holiday"'],
  ['an unknown weekday', { ...office, weekly: { monday: [] } }, 'weekly has the unknown key "monday"'],
  ['no time zone', { ...office, timeZone: undefined }, 'timeZone is missing'],
  ['an unknown time zone', { ...office, timeZone: 'Mars/Olympus' }, 'timeZone: "Mars/Olympus" is no IANA time zone'],
  ['no weekly hours', { ...office, weekly: undefined }, 'weekly is not an object'],
  ['a week without any hours', { ...office, weekly: { mon: [] } }, 'weekly has no working hours'],
  [
    'a time that does not exist',
    { ...office, weekly: { mon: [['09:00', '24:01']] } },
    'weekly.mon[0][1] is not a time from 00:00 to 24:00',
  ],
  [
    'a time without leading zero',
    { ...office, weekly: { mon: [['9:00', '12:00']] } },
    'weekly.mon[0][0] is not a time from 00:00 to 24:00',
  ],
  ['hours that end before they begin', { ...office, weekly: { mon: [['22:00', '06:00']] } }, 'weekly.mon[0] closes before it opens'],
  ['hours of no length', { ...office, weekly: { mon: [['09:00', '09:00']] } }, 'weekly.mon[0] closes before it opens'],
  ['three times', { ...office, weekly: { mon: [['09:00', '10:00', '11:00']] } }, 'weekly.mon[0] is not a pair of times'],
  [
    'hours that overlap',
    {
      ...office,
      weekly: {
        mon: [
          ['09:00', '12:00'],
          ['11:59', '13:00'],
        ],
      },
    },
    'weekly.mon has hours that overlap',
  ],
  ['a date that does not exist', { ...office, holidays: ['2026-02-30'] }, 'holidays[0] is not a date that exists, like 2026-10-01'],
  ['a workday that is no text', { ...office, workdays: [20261010] }, 'workdays[0] is not a date that exists, like 2026-10-01'],
  ['holidays that are no list', { ...office, holidays: '2026-10-01' }, 'holidays is not a list'],
  ['a year that is text', { ...office, completeYears: ['2026'] }, 'completeYears[0] is not a year'],
  ['empty hours for make-up workdays', { ...office, workdayHours: [] }, 'workdayHours is empty'],
  ['a list instead of an object', [office], 'the calendar is not an object'],
])('refuses a calendar with %s, naming the place', (_, file, message) => {
  expect(() => parseCalendar(file)).toThrow(expect.objectContaining({ code: 'bad-calendar', message }) as Error);
});

it('takes hours that touch as they are', () => {
  const file: CalendarFile = {
    timeZone: 'Asia/Shanghai',
    weekly: {
      mon: [
        ['09:00', '12:00'],
        ['12:00', '24:00'],
      ],
    },
  };
  expect(hoursOn('2026-10-12', file)).toEqual(['09:00-12:00', '12:00-24:00']);
});
