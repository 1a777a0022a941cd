import fc from 'fast-check';
import { afterQuietHours } from './quiet-hours.js';
import { Zone } from './zone.js';

const changsha = Zone.of('Asia/Shanghai');
const sent = (at: string, zone = changsha) => afterQuietHours(new Date(at), zone);

it.each([
  ['in the morning', '2026-11-20T08:00:00+08:00'],
  ['at noon', '2026-11-20T12:00:00+08:00'],
  ['at the last moment of the evening', '2026-11-20T20:59:59.999+08:00'],
  ['on a holiday', '2026-10-01T10:00:00+08:00'],
])('goes out at once by day: %s', (_, at) => {
  expect(sent(at)).toEqual(new Date(at));
});

it.each([
  ['when the night begins', '2026-11-20T21:00:00+08:00', '2026-11-21T08:00:00+08:00'],
  ['before midnight', '2026-11-20T23:59:59.999+08:00', '2026-11-21T08:00:00+08:00'],
  ['at midnight', '2026-11-21T00:00:00+08:00', '2026-11-21T08:00:00+08:00'],
  ['a moment before eight', '2026-11-21T07:59:59.999+08:00', '2026-11-21T08:00:00+08:00'],
  ['on the last night of the year', '2026-12-31T22:00:00+08:00', '2027-01-01T08:00:00+08:00'],
  ['by the day of another offset', '2026-11-20T13:30:00Z', '2026-11-21T00:00:00Z'],
])('waits until eight at night: %s', (_, at, morning) => {
  expect(sent(at)).toEqual(new Date(morning));
});

it.each([
  ['set forward', '2026-03-29T00:30:00+01:00', '2026-03-29T08:00:00+02:00'],
  ['set back', '2026-10-25T00:30:00+02:00', '2026-10-25T08:00:00+01:00'],
])('waits until the clock on the wall shows eight, in a night when clocks are %s', (_, at, morning) => {
  expect(sent(at, Zone.of('Europe/Berlin'))).toEqual(new Date(morning));
});

it('never goes out early, never waits for more than eleven hours, and always goes out by day', () => {
  const instants = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2027-01-01T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(instants, (now) => {
      const at = afterQuietHours(now, changsha);
      const waited = at.getTime() - now.getTime();
      const hour = new Date(changsha.wallOf(at.getTime())).getUTCHours();
      expect(waited >= 0 && waited <= 11 * 3_600_000 && hour >= 8 && hour < 21).toBe(true);
      expect(afterQuietHours(at, changsha)).toEqual(at);
    }),
  );
});
