import { addCalendarDays, chineseDateTime, compactLocalDate, isoLocal, localDate, parseDay, startOfDay } from './local-date.js';
import { Zone } from './zone.js';

const shanghai = Zone.of('Asia/Shanghai');
const newYork = Zone.of('America/New_York');

it.each([
  ['in the evening of UTC', '2026-11-20T16:00:00Z', '2026-11-21'],
  ['just before local midnight', '2026-11-20T15:59:59Z', '2026-11-20'],
  ['on New Year’s Day', '2025-12-31T16:00:00Z', '2026-01-01'],
])('tells the local date %s', (_, instant, date) => {
  expect(localDate(new Date(instant), shanghai)).toBe(date);
  expect(compactLocalDate(new Date(instant), shanghai)).toBe(date.replaceAll('-', ''));
});

it.each([
  [shanghai, '2026-11-20T08:00:00Z', '2026-11-20T16:00:00+08:00'],
  [shanghai, '2026-11-20T08:00:00.500Z', '2026-11-20T16:00:00.500+08:00'],
  [newYork, '2026-07-01T16:00:00Z', '2026-07-01T12:00:00-04:00'],
  [newYork, '2026-12-01T16:00:00Z', '2026-12-01T11:00:00-05:00'],
  [Zone.of('Asia/Kolkata'), '2026-07-01T16:00:00Z', '2026-07-01T21:30:00+05:30'],
  [Zone.of('America/St_Johns'), '2026-12-01T16:00:00Z', '2026-12-01T12:30:00-03:30'],
  [Zone.of('UTC'), '2026-07-01T16:00:00Z', '2026-07-01T16:00:00+00:00'],
])('writes an instant as the zone $name does', (zone, instant, text) => {
  expect(isoLocal(new Date(instant), zone)).toBe(text);
  expect(new Date(text)).toEqual(new Date(instant));
});

it('keeps the instant where the offset of long ago had seconds', () => {
  const instant = new Date('1900-06-01T00:00:00Z');
  expect(new Date(isoLocal(instant, shanghai))).toEqual(instant);
});

it.each([
  ['2026-11-27T09:30:00Z', '11月27日 周五 17:30'],
  ['2026-11-28T16:05:00Z', '11月29日 周日 00:05'],
])('writes %s as people read it', (instant, text) => expect(chineseDateTime(new Date(instant), shanghai)).toBe(text));

it.each([
  ['over the end of a year', shanghai, '2026-12-28T10:15:00+08:00', 7, '2027-01-04T10:15:00+08:00'],
  ['over clocks set forward', newYork, '2026-03-05T10:15:00-05:00', 7, '2026-03-12T10:15:00-04:00'],
  ['backwards', shanghai, '2026-03-01T10:15:00+08:00', -1, '2026-02-28T10:15:00+08:00'],
])('adds calendar days at the same time of day %s', (_, zone, from, days, to) => {
  expect(addCalendarDays(new Date(from), days, { zone })).toEqual(new Date(to));
});

it.each(['2026-02-29', '2026-13-01', '2026-1-1', '20261120', '2026-11-20T00:00', 20261120, null])('knows that %j is no date', (text) => {
  expect(parseDay(text)).toBeUndefined();
});

it.each([
  [shanghai, '2026-01-01', '2025-12-31T16:00:00Z'],
  [newYork, '2026-11-20', '2026-11-20T05:00:00Z'],
])('a date begins at midnight of its zone (%#)', (zone, date, instant) => {
  expect(startOfDay(date, { zone })).toEqual(new Date(instant));
});

it('a date that does not exist never begins', () => {
  expect(() => startOfDay('2026-02-30', { zone: shanghai })).toThrow(RangeError);
});
