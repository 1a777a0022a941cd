import { CalendarError } from './calendar-error.js';
import { parseInstant } from './instant.js';

const badTime = expect.objectContaining({ code: 'bad-time' }) as Error;

it.each([
  ['with seconds', '2026-09-30T16:00:00+08:00', '2026-09-30T08:00:00.000Z'],
  ['without seconds', '2026-09-30T16:00+08:00', '2026-09-30T08:00:00.000Z'],
  ['in UTC', '2026-09-30T16:00:00Z', '2026-09-30T16:00:00.000Z'],
  ['west of Greenwich', '2026-09-30T16:00:00-05:30', '2026-09-30T21:30:00.000Z'],
  ['with a fraction, cut to the millisecond', '2026-09-30T16:00:00.123999Z', '2026-09-30T16:00:00.123Z'],
  ['on a leap day', '2028-02-29T00:00:00+08:00', '2028-02-28T16:00:00.000Z'],
  ['at the first instant of the range', '1900-01-01T00:00:00Z', '1900-01-01T00:00:00.000Z'],
])('reads a time %s', (_, text, instant) => expect(parseInstant(text).toISOString()).toBe(instant));

it.each([
  ['without an offset', '2026-09-30T16:00:00'],
  ['that is only a date', '2026-09-30'],
  ['on 30 February', '2026-02-30T16:00:00+08:00'],
  ['on 29 February of a year that has none', '2026-02-29T16:00:00+08:00'],
  ['on 31 April', '2026-04-31T16:00:00+08:00'],
  ['in month 13', '2026-13-01T16:00:00+08:00'],
  ['in month 0', '2026-00-10T16:00:00+08:00'],
  ['on day 0', '2026-10-00T16:00:00+08:00'],
  ['at hour 24', '2026-10-10T24:00:00+08:00'],
  ['at minute 60', '2026-10-10T10:60:00+08:00'],
  ['at second 60', '2026-10-10T10:00:60+08:00'],
  ['with an offset of 24 hours', '2026-10-10T10:00:00+24:00'],
  ['with an offset of 60 minutes', '2026-10-10T10:00:00+08:60'],
  ['with an offset without colon', '2026-10-10T10:00:00+0800'],
  ['with a blank instead of T', '2026-10-10 10:00:00+08:00'],
  ['with a blank after it', '2026-10-10T10:00:00+08:00 '],
  ['before 1900', '1899-12-31T10:00:00+08:00'],
  ['that is a number', 1790755200000],
  ['that is missing', undefined],
  ['that is empty', ''],
])('refuses a time %s', (_, text) => expect(() => parseInstant(text)).toThrow(badTime));

it('refuses with an error that names the time', () => {
  expect(() => parseInstant('2026-02-30T16:00:00+08:00')).toThrow(
    new CalendarError('bad-time', 'there is no such time: 2026-02-30T16:00:00+08:00'),
  );
});
