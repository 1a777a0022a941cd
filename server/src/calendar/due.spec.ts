import { dispatchCentreCalendar, officeCalendar } from './default-calendars.js';
import { dueAt } from './due.js';
import { parseCalendar, type CalendarFile } from './working-calendar.js';

const days = (hours: [string, string][]): CalendarFile['weekly'] => ({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours });
const newYork = parseCalendar({ timeZone: 'America/New_York', weekly: days([['09:00', '17:00']]) } satisfies CalendarFile);
const deadline = (from: string, target: string, calendar = officeCalendar) => dueAt({ from: new Date(from), target }, calendar);

// 2026-11-20 is a Friday; offices work 09:00–12:00 and 13:30–17:30.
describe('working minutes and hours', () => {
  it.each([
    ['inside one segment', '2026-11-20T09:00+08:00', '1wh', '2026-11-20T10:00+08:00'],
    ['over the lunch break', '2026-11-20T11:30+08:00', '1wh', '2026-11-20T14:00+08:00'],
    ['used up exactly at the lunch break', '2026-11-20T11:00+08:00', '1wh', '2026-11-20T12:00+08:00'],
    ['used up exactly at the close of business', '2026-11-20T16:00+08:00', '90wm', '2026-11-20T17:30+08:00'],
    ['started in the lunch break', '2026-11-20T12:30+08:00', '1wm', '2026-11-20T13:31+08:00'],
    ['started as the lunch break begins', '2026-11-20T12:00+08:00', '1wm', '2026-11-20T13:31+08:00'],
    ['started before business', '2026-11-20T06:00+08:00', '2wh', '2026-11-20T11:00+08:00'],
    ['started after business on a Friday', '2026-11-20T18:00+08:00', '1wm', '2026-11-23T09:01+08:00'],
    ['started on a Sunday', '2026-11-22T10:00+08:00', '1wh', '2026-11-23T10:00+08:00'],
    ['started on a holiday', '2026-10-03T10:00+08:00', '2wh', '2026-10-08T11:00+08:00'],
    ['over a weekend', '2026-11-20T16:00+08:00', '7wh', '2026-11-23T16:00+08:00'],
    ['over a week of holidays', '2026-09-30T17:00+08:00', '1wh', '2026-10-08T09:30+08:00'],
    ['into a make-up Saturday', '2026-10-09T17:00+08:00', '1wh', '2026-10-10T09:30+08:00'],
    ['with seconds', '2026-11-20T17:29:30+08:00', '1wm', '2026-11-23T09:00:30+08:00'],
    ['of 90 working days', '2026-01-05T09:00+08:00', '630wh', '2026-05-19T17:30+08:00'],
  ])('%s', (_, from, target, due) => expect(deadline(from, target).due).toEqual(new Date(due)));
});

describe('wall-clock minutes and hours', () => {
  it.each([
    ['run at night', '2026-11-20T23:45+08:00', '30m', '2026-11-21T00:15+08:00'],
    ['run over a weekend', '2026-11-20T16:00+08:00', '24h', '2026-11-21T16:00+08:00'],
    ['run over holidays', '2026-09-30T16:00+08:00', '48h', '2026-10-02T16:00+08:00'],
    ['count a single minute', '2026-11-20T16:00+08:00', '1m', '2026-11-20T16:01+08:00'],
  ])('%s', (_, from, target, due) => expect(deadline(from, target).due).toEqual(new Date(due)));
});

describe('working days end at the close of business of the last one', () => {
  it.each([
    ['filed on a Friday afternoon', '2026-11-20T16:00+08:00', '1wd', '2026-11-23T17:30+08:00'],
    ['filed as the day begins', '2026-11-20T00:00+08:00', '1wd', '2026-11-23T17:30+08:00'],
    ['filed as the day ends', '2026-11-20T23:59:59+08:00', '1wd', '2026-11-23T17:30+08:00'],
    ['filed on a Saturday', '2026-11-21T10:00+08:00', '1wd', '2026-11-23T17:30+08:00'],
    ['filed on a Sunday at night', '2026-11-22T23:30+08:00', '1wd', '2026-11-23T17:30+08:00'],
    ['filed on Monday before business', '2026-11-23T00:00+08:00', '1wd', '2026-11-24T17:30+08:00'],
    ['in the middle of the week', '2026-11-18T09:00+08:00', '2wd', '2026-11-20T17:30+08:00'],
    ['over a weekend', '2026-11-20T16:00+08:00', '5wd', '2026-11-27T17:30+08:00'],
    ['over National Day and its make-up Saturday', '2026-09-30T16:00+08:00', '15wd', '2026-10-27T17:30+08:00'],
    ['filed on a holiday', '2026-10-02T16:00+08:00', '3wd', '2026-10-10T17:30+08:00'],
    ['given as an instant of UTC that is the next day here', '2026-11-19T16:30:00Z', '1wd', '2026-11-23T17:30+08:00'],
    ['over New Year', '2025-12-31T16:00+08:00', '2wd', '2026-01-05T17:30+08:00'],
    ['of a long procedure', '2026-01-04T10:00+08:00', '90wd', '2026-05-19T17:30+08:00'],
  ])('%s', (_, from, target, due) => expect(deadline(from, target).due).toEqual(new Date(due)));
});

describe('calendar days end at the close of business of the last one, or of the next working day', () => {
  it.each([
    ['on a working day', '2026-11-20T16:00+08:00', '7d', '2026-11-27T17:30+08:00'],
    ['on a Saturday', '2026-11-20T16:00+08:00', '1d', '2026-11-23T17:30+08:00'],
    ['on a Sunday', '2026-11-20T16:00+08:00', '9d', '2026-11-30T17:30+08:00'],
    ['on the first of seven holidays', '2026-09-24T16:00+08:00', '7d', '2026-10-08T17:30+08:00'],
    ['on a make-up Saturday', '2026-10-05T16:00+08:00', '5d', '2026-10-10T17:30+08:00'],
    ['started on a holiday', '2026-10-03T16:00+08:00', '6d', '2026-10-09T17:30+08:00'],
    ['after 90 days', '2026-07-01T23:00+08:00', '90d', '2026-09-29T17:30+08:00'],
  ])('%s', (_, from, target, due) => expect(deadline(from, target).due).toEqual(new Date(due)));
});

describe('warns when four fifths are used up', () => {
  it.each([
    ['of wall-clock hours', '2026-11-20T10:00+08:00', '2h', '2026-11-20T11:36+08:00'],
    ['of minutes', '2026-11-20T10:00+08:00', '30m', '2026-11-20T10:24+08:00'],
    ['of one minute', '2026-11-20T10:00+08:00', '1m', '2026-11-20T10:00:48+08:00'],
    ['of working hours', '2026-11-20T11:00+08:00', '2wh', '2026-11-20T14:06+08:00'],
    ['of working hours, exactly at the close', '2026-11-20T12:00+08:00', '5wh', '2026-11-20T17:30+08:00'],
    ['of 5 working days: at the close of the 4th', '2026-11-20T16:00+08:00', '5wd', '2026-11-26T17:30+08:00'],
    ['of 15 working days: at the close of the 12th', '2026-11-20T16:00+08:00', '15wd', '2026-12-08T17:30+08:00'],
    ['of 7 working days: the last fifth begins during the 6th', '2026-11-20T16:00+08:00', '7wd', '2026-11-27T17:30+08:00'],
    ['of 3 working days: the last fifth begins during the 3rd', '2026-11-20T16:00+08:00', '3wd', '2026-11-24T17:30+08:00'],
    ['of 2 working days', '2026-11-20T16:00+08:00', '2wd', '2026-11-23T17:30+08:00'],
    ['of 1 working day: when half of its working time has passed', '2026-11-20T16:00+08:00', '1wd', '2026-11-23T14:00+08:00'],
    ['of 5 days', '2026-11-20T16:00+08:00', '5d', '2026-11-24T17:30+08:00'],
    ['of 10 days: the 8th is a Saturday', '2026-11-20T16:00+08:00', '10d', '2026-11-27T17:30+08:00'],
    ['of 1 day', '2026-11-23T16:00+08:00', '1d', '2026-11-24T14:00+08:00'],
    ['of 2 days over a weekend: no working day lies between', '2026-11-20T16:00+08:00', '2d', '2026-11-23T14:00+08:00'],
    ['of 3 days into holidays: no working day lies between', '2026-09-30T16:00+08:00', '3d', '2026-10-08T14:00+08:00'],
  ])('%s', (_, from, target, warn) => expect(deadline(from, target).warn).toEqual(new Date(warn)));
});

describe('a due date is certain only when every year up to it is published', () => {
  // 2027 was not published yet.
  it.each([
    ['1wd', '2026-12-30T16:00+08:00', '2026-12-31T17:30+08:00', true],
    ['1wd', '2026-12-31T16:00+08:00', '2027-01-01T17:30+08:00', false],
    ['5wd', '2027-02-01T16:00+08:00', '2027-02-08T17:30+08:00', false],
    ['7d', '2026-12-25T16:00+08:00', '2027-01-01T17:30+08:00', false],
    ['90wm', '2026-12-31T17:00+08:00', '2027-01-01T10:00+08:00', false],
    ['1wh', '2026-12-31T17:00+08:00', '2027-01-01T09:30+08:00', false],
    ['24h', '2026-12-31T17:00+08:00', '2027-01-01T17:00+08:00', true],
    ['30m', '2026-12-31T23:45+08:00', '2027-01-01T00:15+08:00', true],
    ['1wd', '2003-12-31T16:00+08:00', '2004-01-02T17:30+08:00', false],
  ])('%s from %s', (target, from, due, calendarComplete) => {
    expect(deadline(from, target)).toMatchObject({ due: new Date(due), calendarComplete });
  });

  it('knows the last day of a year that closes at midnight as part of that year', () => {
    const night = parseCalendar({
      timeZone: 'Asia/Shanghai',
      weekly: days([['12:00', '24:00']]),
      completeYears: [2026],
    } satisfies CalendarFile);
    expect(deadline('2026-12-30T16:00+08:00', '1wd', night)).toMatchObject({
      due: new Date('2027-01-01T00:00+08:00'),
      calendarComplete: true,
    });
  });
});

describe('the dispatch centre works around the clock and keeps no holidays', () => {
  it.each([
    ['2wh', '2026-10-01T23:00+08:00', '2026-10-02T01:00+08:00', '2026-10-02T00:36+08:00'],
    ['1wd', '2026-10-01T23:00+08:00', '2026-10-03T00:00+08:00', '2026-10-02T12:00+08:00'],
    ['1d', '2026-12-31T23:00+08:00', '2027-01-02T00:00+08:00', '2027-01-01T12:00+08:00'],
  ])('%s from %s', (target, from, due, warn) => {
    expect(deadline(from, target, dispatchCentreCalendar)).toEqual({ due: new Date(due), warn: new Date(warn), calendarComplete: true });
  });
});

describe('where clocks are set forward on 8 March and back on 1 November 2026', () => {
  const always = parseCalendar({
    timeZone: 'America/New_York',
    weekly: { ...days([['00:00', '24:00']]), sat: [['00:00', '24:00']], sun: [['00:00', '24:00']] },
  } satisfies CalendarFile);
  const night = parseCalendar({ timeZone: 'America/New_York', weekly: { sun: [['01:30', '02:30']] } } satisfies CalendarFile);
  it.each([
    ['24 hours are 24 hours', newYork, '24h', '2026-03-07T12:00-05:00', '2026-03-08T13:00-04:00'],
    ['office hours stay at nine', newYork, '2wh', '2026-03-06T16:00-05:00', '2026-03-09T10:00-04:00'],
    ['a working day ends at five by the new time', newYork, '1wd', '2026-03-06T16:00-05:00', '2026-03-09T17:00-04:00'],
    ['and in autumn', newYork, '1wd', '2026-10-30T16:00-04:00', '2026-11-02T17:00-05:00'],
    ['a calendar day too', newYork, '3d', '2026-10-30T16:00-04:00', '2026-11-02T17:00-05:00'],
    ['the short day has 23 hours', always, '23wh', '2026-03-08T00:00-05:00', '2026-03-09T00:00-04:00'],
    ['the long day has 25 hours', always, '25wh', '2026-11-01T00:00-04:00', '2026-11-02T00:00-05:00'],
    ['hours that are skipped are no working time', night, '31wm', '2026-03-08T00:00-05:00', '2026-03-15T01:31-04:00'],
    ['hours that are repeated are', night, '90wm', '2026-11-01T00:00-04:00', '2026-11-01T02:00-05:00'],
  ])('%s', (_, calendar, target, from, due) => expect(deadline(from, target, calendar).due).toEqual(new Date(due)));
});

describe('is refused', () => {
  it.each([
    ['a start that is no time', NaN, '1wd', 'bad-time'],
    ['a target that is none', Date.UTC(2026, 0, 1), '1', 'bad-target'],
    ['working days that end after the year 9999', Date.UTC(9999, 11, 30), '5wd', 'bad-target'],
    ['days that end after the year 9999', Date.UTC(9999, 11, 30), '5d', 'bad-target'],
    ['hours that end after the year 9999', Date.UTC(9999, 11, 31, 15), '2h', 'bad-target'],
  ])('%s', (_, from, target, code) => {
    expect(() => dueAt({ from: new Date(from), target }, officeCalendar)).toThrow(expect.objectContaining({ code }) as Error);
  });
});

describe('the shortest and the longest limits in use, over the make-up Saturday 10 October 2026 and National Day', () => {
  it.each([
    ['1m', '2026-10-10T17:29:30+08:00', '2026-10-10T17:30:30+08:00'],
    ['1wm', '2026-10-10T17:29:30+08:00', '2026-10-12T09:00:30+08:00'],
    ['1wm', '2026-10-01T00:00:00+08:00', '2026-10-08T09:01:00+08:00'],
    ['90d', '2026-07-03T09:00:00+08:00', '2026-10-08T17:30:00+08:00'],
    ['90wd', '2026-06-01T09:00:00+08:00', '2026-10-12T17:30:00+08:00'],
    ['2160h', '2026-07-03T09:00:00+08:00', '2026-10-01T09:00:00+08:00'],
  ])('%s from %s', (target, from, due) => expect(deadline(from, target).due).toEqual(new Date(due)));
});
