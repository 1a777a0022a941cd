import { dispatchCentreCalendar, officeCalendar } from './default-calendars.js';
import { elapsed } from './elapsed.js';
import { parseCalendar, type CalendarFile } from './working-calendar.js';

const at = (local: string) => new Date(`${local}+08:00`);
type Pauses = [from: string, to: string][];

it.each<[string, string, string, Pauses, number, number]>([
  ['an hour', '2026-11-20T09:00', '2026-11-20T10:00', [], 60, 0],
  ['nothing', '2026-11-20T09:00', '2026-11-20T09:00', [], 0, 0],
  ['seconds are rounded down', '2026-11-20T09:00:30', '2026-11-20T09:02:29', [], 1, 0],
  ['over lunch', '2026-11-20T11:00', '2026-11-20T14:00', [], 90, 0],
  ['over a weekend', '2026-11-20T16:00', '2026-11-23T10:00', [], 150, 1],
  ['to a Sunday', '2026-11-20T16:00', '2026-11-22T10:00', [], 90, 0],
  ['the last day counts before business too', '2026-11-20T16:00', '2026-11-23T00:00', [], 90, 1],
  ['over National Day to the make-up Saturday', '2026-09-30T16:00', '2026-10-10T08:00', [], 930, 3],
  ['from a holiday', '2026-10-02T16:00', '2026-10-08T10:00', [], 60, 1],
  ['over New Year', '2025-12-31T16:00', '2026-01-05T10:00', [], 570, 2],
  ['three years', '2024-01-01T00:00', '2026-12-31T23:59', [], 313_740, 747],
  ['without a pause of two days', '2026-11-20T16:00', '2026-11-27T17:30', [['2026-11-23T09:00', '2026-11-24T17:30']], 1350, 3],
  ['a pause of one minute takes a day', '2026-11-20T16:00', '2026-11-27T17:30', [['2026-11-23T09:00', '2026-11-23T09:01']], 2189, 4],
  [
    'overlapping pauses count once',
    '2026-11-20T16:00',
    '2026-11-27T17:30',
    [
      ['2026-11-23T09:00', '2026-11-23T11:00'],
      ['2026-11-23T10:00', '2026-11-23T12:00'],
    ],
    2010,
    4,
  ],
  [
    'pauses are cut to the time asked for',
    '2026-11-20T16:00',
    '2026-11-23T17:30',
    [
      ['2026-11-01T00:00', '2026-11-20T16:30'],
      ['2026-11-23T17:00', '2026-12-01T00:00'],
    ],
    450,
    0,
  ],
  ['paused all the time', '2026-11-20T16:00', '2026-11-27T17:30', [['2026-11-01T00:00', '2026-12-01T00:00']], 0, 0],
])('%s', (...[, from, to, pauses, workingMinutes, workingDays]) => {
  const asked = { from: at(from), to: at(to), pauses: pauses.map((pause) => ({ from: at(pause[0]), to: at(pause[1]) })) };
  expect(elapsed(asked, officeCalendar)).toEqual({ workingMinutes, workingDays });
});

it('sees midnight as the close of the day before where business ends at 24:00, else as the beginning of the day', () => {
  const asked = { from: at('2026-11-19T10:00'), to: at('2026-11-21T00:00') };
  expect(elapsed(asked, dispatchCentreCalendar).workingDays).toBe(1);
  expect(elapsed({ ...asked, to: at('2026-11-20T00:00') }, officeCalendar).workingDays).toBe(1);
  expect(elapsed({ from: asked.from, to: asked.from }, dispatchCentreCalendar).workingDays).toBe(0);
  expect(elapsed({ from: asked.to, to: asked.to }, dispatchCentreCalendar).workingDays).toBe(0);
});

it.each([
  ['2026-03-08', 1380],
  ['2026-03-09', 1440],
  ['2026-11-01', 1500],
])('counts the minutes that New York had on %s', (date, workingMinutes) => {
  const hours: [string, string][] = [['00:00', '24:00']];
  const always = parseCalendar({ timeZone: 'America/New_York', weekly: { sun: hours, mon: hours } } satisfies CalendarFile);
  const from = new Date(`${date}T00:00${date === '2026-03-08' ? '-05:00' : '-04:00'}`);
  const to = new Date(from.getTime() + workingMinutes * 60_000);
  expect(elapsed({ from, to }, always).workingMinutes).toBe(workingMinutes);
});

it.each([
  ['an end before the start', { from: at('2026-11-20T16:00'), to: at('2026-11-20T15:59') }, 'bad-time'],
  ['an end that is no time', { from: at('2026-11-20T16:00'), to: new Date(NaN) }, 'bad-time'],
  [
    'a pause that ends before it begins',
    { from: at('2026-11-20T16:00'), to: at('2026-11-27T16:00'), pauses: [{ from: at('2026-11-23T10:00'), to: at('2026-11-23T09:00') }] },
    'bad-pause',
  ],
])('refuses %s', (_, asked, code) => expect(() => elapsed(asked, officeCalendar)).toThrow(expect.objectContaining({ code }) as Error));
