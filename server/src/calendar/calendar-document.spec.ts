import { deliveredCalendar, isSameCalendar, readyCalendar, withArrangement, type Arrangement } from './calendar-document.js';
import { dueAt } from './due.js';

const office = deliveredCalendar('office');
const centre = deliveredCalendar('centre');
const year2027: Arrangement = {
  holidays: ['2027-01-01', '2027-02-06', '2027-02-07', '2027-02-08'],
  workdays: ['2027-02-14'],
  completeYears: [2027],
};

it('the delivered calendars compute as the kernel’s own', () => {
  const from = new Date('2026-09-30T16:00:00+08:00');
  expect(dueAt({ from, target: '15wd' }, readyCalendar(office))).toMatchObject({
    due: new Date('2026-10-27T17:30:00+08:00'),
    calendarComplete: true,
  });
  expect(dueAt({ from, target: '1wd' }, readyCalendar(centre)).due).toEqual(new Date('2026-10-02T00:00:00+08:00'));
});

it('a new year is added to those that are there', () => {
  const after = withArrangement(office, year2027);
  expect(after.completeYears).toEqual([...office.completeYears, 2027]);
  expect(after.holidays).toEqual([...office.holidays, '2027-01-01', '2027-02-06', '2027-02-07', '2027-02-08']);
  expect(after.weekly).toEqual(office.weekly);
  const from = new Date('2026-12-31T16:00:00+08:00');
  // 1 January is a holiday, 2 and 3 are a weekend.
  expect(dueAt({ from, target: '1wd' }, readyCalendar(after))).toMatchObject({
    due: new Date('2027-01-04T17:30:00+08:00'),
    calendarComplete: true,
  });
});

it('a complete year replaces the dates that it had, and no others', () => {
  const after = withArrangement(withArrangement(office, year2027), { holidays: ['2027-10-01'], completeYears: [2027] });
  expect(after.holidays.filter((date) => date.startsWith('2027'))).toEqual(['2027-10-01']);
  expect(after.workdays.filter((date) => date.startsWith('2027'))).toEqual([]);
  expect(after.holidays.filter((date) => date.startsWith('2026'))).toEqual(office.holidays.filter((date) => date.startsWith('2026')));
});

it('dates of a neighbouring year are added, and the newer word on a date holds', () => {
  const notice: Arrangement = { ...year2027, holidays: [...year2027.holidays!, '2026-12-31'], workdays: ['2026-10-01', '2027-02-14'] };
  const after = withArrangement(office, notice);
  expect(after.holidays).toContain('2026-12-31');
  expect(after.holidays).not.toContain('2026-10-01');
  expect(after.workdays).toContain('2026-10-01');
  expect(after.holidays).toContain('2026-10-02');
});

it('hours are replaced where the file names them', () => {
  const after = withArrangement(office, { weekly: { mon: [['10:00', '12:00']] } });
  expect(after.weekly).toEqual({ mon: [['10:00', '12:00']], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] });
  expect(after.holidays).toEqual(office.holidays);
});

it('the same arrangement in another order, or twice, is the same calendar', () => {
  const after = withArrangement(office, year2027);
  const shuffled = { ...year2027, holidays: [...year2027.holidays!].reverse() };
  expect(isSameCalendar(after, withArrangement(after, shuffled))).toBe(true);
  expect(isSameCalendar(office, withArrangement(office, {}))).toBe(true);
  expect(isSameCalendar(office, after)).toBe(false);
});

it('the centre is open every day and keeps no holidays, so each of its years is complete, until it closes once', () => {
  expect(readyCalendar(centre).isComplete(2100)).toBe(true);
  expect(readyCalendar(withArrangement(centre, { holidays: ['2027-02-06'] })).isComplete(2100)).toBe(false);
  expect(readyCalendar(withArrangement(centre, { weekly: { mon: [['00:00', '24:00']] } })).isComplete(2100)).toBe(false);
});

it.each<[string, unknown, string]>([
  ['30 February', { holidays: ['2027-02-30'] }, 'holidays[0]'],
  ['a workday that is no date', { workdays: ['2027-02-14', 'Sunday'] }, 'workdays[1]'],
  ['hours that overlap', { weekly: { mon: [['09:00', '12:00'], ['11:00', '13:00']] } }, 'weekly.mon'], // prettier-ignore
  ['hours that end before they begin', { weekly: { tue: [['12:00', '09:00']] } }, 'weekly.tue[0]'],
  ['no hours at all', { weekly: {} }, 'weekly'],
  ['a year that is none', { completeYears: ['2027'] }, 'completeYears[0]'],
  ['a complete year without a single holiday', { holidays: ['2026-10-01'], completeYears: [2027] }, 'holidays'],
  ['a key that nobody knows', { holiday: ['2027-01-01'] }, 'the calendar'],
  ['a zone that does not exist', { timeZone: 'Asia/Nowhere' }, 'timeZone'],
  ['a list', [], 'the calendar'],
  ['nothing', null, 'the calendar'],
])('refuses %s and names the place', (_, arrangement, place) => {
  const message: unknown = expect.stringContaining(place);
  expect(() => withArrangement(office, arrangement as Arrangement)).toThrow(
    expect.objectContaining({ code: 'bad-calendar', message }) as Error,
  );
});
