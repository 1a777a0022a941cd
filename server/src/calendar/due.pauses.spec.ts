import { officeCalendar } from './default-calendars.js';
import { dueAt } from './due.js';
import { parseCalendar, type CalendarFile } from './working-calendar.js';

/** Pauses as pairs of local times, `2026-11-23T09:00`. */
type Pauses = [from: string, to: string][];

const pausesOf = (pauses: Pauses) => pauses.map(([from, to]) => ({ from: new Date(`${from}+08:00`), to: new Date(`${to}+08:00`) }));
const deadline = (from: string, target: string, pauses: Pauses, calendar = officeCalendar) =>
  dueAt({ from: new Date(`${from}+08:00`), target, pauses: pausesOf(pauses) }, calendar);

/** Ten times 42 minutes, as much as one working day of 420. */
const MANY_SHORT: Pauses = Array.from({ length: 10 }, (_, i) => [
  `2026-11-${23 + Math.floor(i / 4)}T${String([9, 10, 14, 15][i % 4]).padStart(2, '0')}:00`,
  `2026-11-${23 + Math.floor(i / 4)}T${String([9, 10, 14, 15][i % 4]).padStart(2, '0')}:42`,
]);

describe('wall-clock limits are longer by the paused wall time', () => {
  it.each<[string, string, Pauses, string]>([
    ['of one pause', '24h', [['2026-11-21T00:00', '2026-11-21T10:00']], '2026-11-22T02:00'],
    [
      'of two',
      '24h',
      [
        ['2026-11-21T00:00', '2026-11-21T01:00'],
        ['2026-11-20T17:00', '2026-11-20T18:30'],
      ],
      '2026-11-21T18:30',
    ],
    [
      'once where they overlap',
      '24h',
      [
        ['2026-11-20T17:00', '2026-11-20T19:00'],
        ['2026-11-20T18:00', '2026-11-20T20:00'],
      ],
      '2026-11-21T19:00',
    ],
    [
      'once where one holds the other',
      '24h',
      [
        ['2026-11-20T17:00', '2026-11-20T20:00'],
        ['2026-11-20T18:00', '2026-11-20T19:00'],
      ],
      '2026-11-21T19:00',
    ],
    ['from the start on', '24h', [['2026-11-19T00:00', '2026-11-20T17:00']], '2026-11-21T17:00'],
    ['to the end of a pause that outlasts the target', '2h', [['2026-11-20T17:59', '2026-11-25T18:00']], '2026-11-25T18:01'],
    [
      'of a pause that begins in the time an earlier one gave',
      '2h',
      [
        ['2026-11-20T17:00', '2026-11-20T18:00'],
        ['2026-11-20T18:30', '2026-11-20T19:00'],
      ],
      '2026-11-20T19:30',
    ],
    ['but not of one that begins when the time is used up', '2h', [['2026-11-20T18:00', '2026-11-20T19:00']], '2026-11-20T18:00'],
    ['nor of one before the start', '2h', [['2026-11-20T15:00', '2026-11-20T16:00']], '2026-11-20T18:00'],
    ['nor of one without length', '2h', [['2026-11-20T17:00', '2026-11-20T17:00']], '2026-11-20T18:00'],
  ])('%s', (_, target, pauses, due) => expect(deadline('2026-11-20T16:00', target, pauses).due).toEqual(new Date(`${due}+08:00`)));
});

describe('working hours are longer by the paused working time', () => {
  it.each<[string, string, Pauses, string]>([
    ['over a weekend', '90wm', [['2026-11-20T16:30', '2026-11-23T09:30']], '2026-11-23T10:30'],
    ['nothing, where only a weekend is paused', '2wh', [['2026-11-20T17:30', '2026-11-23T09:00']], '2026-11-23T09:30'],
    ['over the lunch break', '4wh', [['2026-11-23T11:00', '2026-11-23T14:00']], '2026-11-23T14:30'],
    ['of a pause longer than the target', '1wh', [['2026-11-20T16:30', '2026-11-30T10:00']], '2026-11-30T10:30'],
    ['of a pause that begins a minute before the end', '90wm', [['2026-11-20T17:29', '2026-11-23T09:10']], '2026-11-23T09:11'],
    ['but not of one that begins at the end', '90wm', [['2026-11-20T17:30', '2026-11-23T09:10']], '2026-11-20T17:30'],
    ['from the start on', '90wm', [['2026-11-19T16:00', '2026-11-20T17:00']], '2026-11-23T10:00'],
  ])('%s', (_, target, pauses, due) => expect(deadline('2026-11-20T16:00', target, pauses).due).toEqual(new Date(`${due}+08:00`)));
});

describe('working days are more by the paused working time in ordinary days, rounded up once', () => {
  it.each<[string, string, Pauses, string]>([
    ['two whole days', '5wd', [['2026-11-23T09:00', '2026-11-24T17:30']], '2026-12-01'],
    ['one minute is a day', '5wd', [['2026-11-23T09:00', '2026-11-23T09:01']], '2026-11-30'],
    ['a weekend is nothing', '5wd', [['2026-11-20T17:30', '2026-11-23T09:00']], '2026-11-27'],
    ['a lunch break is nothing', '5wd', [['2026-11-23T12:00', '2026-11-23T13:30']], '2026-11-27'],
    ['many short ones are one day together', '5wd', MANY_SHORT, '2026-11-30'],
    ['a minute more and they are two', '5wd', [...MANY_SHORT, ['2026-11-26T09:00', '2026-11-26T09:01']], '2026-12-01'],
    ['two halves of a day in two days are one day', '5wd', [['2026-11-23T14:00', '2026-11-24T10:00']], '2026-11-30'],
    ['hours of the starting day count', '5wd', [['2026-11-20T16:00', '2026-11-20T17:00']], '2026-11-30'],
    ['longer than the target', '1wd', [['2026-11-23T09:00', '2026-12-04T17:30']], '2026-12-07'],
    [
      'one in the time that an earlier one gave',
      '5wd',
      [
        ['2026-11-24T09:00', '2026-11-24T17:30'],
        ['2026-11-30T09:00', '2026-11-30T17:30'],
      ],
      '2026-12-01',
    ],
    ['not one that begins at the close of the last day', '5wd', [['2026-11-27T17:30', '2026-12-04T17:30']], '2026-11-27'],
    ['not one before the start', '5wd', [['2026-11-18T09:00', '2026-11-20T10:00']], '2026-11-27'],
    [
      'over holidays only the working days',
      '5wd',
      [
        ['2026-11-25T09:00', '2026-11-27T17:00'],
        ['2026-11-26T09:00', '2026-11-27T17:30'],
      ],
      '2026-12-02',
    ],
  ])('%s', (_, target, pauses, due) => expect(deadline('2026-11-20T16:00', target, pauses).due).toEqual(new Date(`${due}T17:30+08:00`)));

  it('measures by Monday, also where the paused day is shorter', () => {
    const half: [string, string][] = [['09:00', '12:00']];
    const calendar = parseCalendar({
      timeZone: 'Asia/Shanghai',
      weekly: { mon: [['09:00', '15:00']], tue: half, wed: half, thu: half, fri: half },
    } satisfies CalendarFile);
    // Two half days of three hours are one ordinary day of six.
    expect(deadline('2026-11-23T10:00', '5wd', [['2026-11-24T09:00', '2026-11-25T12:00']], calendar).due).toEqual(
      new Date('2026-12-01T12:00+08:00'),
    );
  });
});

describe('calendar days are more by the paused wall time in days, rounded up once, before the shift to a working day', () => {
  it.each<[string, string, Pauses, string]>([
    ['a whole day', '7d', [['2026-11-23T10:00', '2026-11-24T10:00']], '2026-11-30'],
    ['25 hours are two days', '6d', [['2026-11-21T00:00', '2026-11-22T01:00']], '2026-11-30'],
    [
      'two pauses of 12 hours are one day',
      '5d',
      [
        ['2026-11-21T00:00', '2026-11-21T12:00'],
        ['2026-11-22T00:00', '2026-11-22T12:00'],
      ],
      '2026-11-26',
    ],
    ['one hour is a day', '5d', [['2026-11-21T00:00', '2026-11-21T01:00']], '2026-11-26'],
    ['that the weekend swallows', '8d', [['2026-11-21T00:00', '2026-11-21T01:00']], '2026-11-30'],
    ['one that begins in the days of the shift', '8d', [['2026-11-29T00:00', '2026-12-01T00:00']], '2026-11-30'],
    ['not one that begins at the close of the last day', '7d', [['2026-11-27T17:30', '2026-12-04T17:30']], '2026-11-27'],
  ])('%s', (_, target, pauses, due) => expect(deadline('2026-11-20T16:00', target, pauses).due).toEqual(new Date(`${due}T17:30+08:00`)));
});

describe('the warning moves with the pauses before it, not with those after it', () => {
  it.each<[string, string, Pauses, string]>([
    ['hours, before', '10h', [['2026-11-20T17:00', '2026-11-20T18:00']], '2026-11-21T01:00'],
    ['hours, after', '10h', [['2026-11-21T01:00', '2026-11-21T03:00']], '2026-11-21T00:00'],
    ['working hours, before', '10wh', [['2026-11-20T17:00', '2026-11-23T10:00']], '2026-11-24T10:00'],
    ['working days, before', '5wd', [['2026-11-23T09:00', '2026-11-23T17:30']], '2026-11-27T17:30'],
    ['working days, after', '5wd', [['2026-11-27T09:00', '2026-11-27T17:30']], '2026-11-26T17:30'],
    ['one working day', '1wd', [['2026-11-23T09:00', '2026-11-23T17:30']], '2026-11-24T14:00'],
    ['days, before', '5d', [['2026-11-21T00:00', '2026-11-22T00:00']], '2026-11-25T17:30'],
    ['days, after', '5d', [['2026-11-25T00:00', '2026-11-26T00:00']], '2026-11-24T17:30'],
  ])('%s', (_, target, pauses, warn) => expect(deadline('2026-11-20T16:00', target, pauses).warn).toEqual(new Date(`${warn}+08:00`)));
});

it.each(['2h', '2wh', '2wd', '2d'])('refuses a pause that ends before it begins (%s)', (target) => {
  expect(() => deadline('2026-11-20T16:00', target, [['2026-11-23T10:00', '2026-11-23T09:00']])).toThrow(
    expect.objectContaining({ code: 'bad-pause' }) as Error,
  );
});
