import * as fc from 'fast-check';
import { Zone } from './zone.js';

const utc = (text: string) => Date.parse(text);
const HOUR = 3_600_000;

it.each([
  ['the one there is', 'Asia/Shanghai', '2026-11-20T16:00', '2026-11-20T08:00Z'],
  ['Shanghai in its summer time of 1990', 'Asia/Shanghai', '1990-07-01T12:00', '1990-07-01T03:00Z'],
  ['the first of two, when clocks are set back', 'America/New_York', '2026-11-01T01:30', '2026-11-01T05:30Z'],
  ['after clocks were set back', 'America/New_York', '2026-11-01T02:00', '2026-11-01T07:00Z'],
  ['the jump, when the time is skipped', 'America/New_York', '2026-03-08T02:30', '2026-03-08T07:00Z'],
  ['the jump, at the first skipped minute', 'America/New_York', '2026-03-08T02:00', '2026-03-08T07:00Z'],
  ['after clocks were set forward', 'America/New_York', '2026-03-08T03:00', '2026-03-08T07:00Z'],
  ['a jump of half an hour', 'Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30Z'],
  ['a midnight that does not exist', 'Africa/Cairo', '2026-04-24T00:00', '2026-04-23T22:00Z'],
  ['a whole day that was left out', 'Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00Z'],
])('finds the instant of a wall time: %s', (_, zone, wall, instant) => {
  expect(new Date(Zone.of(zone).instantOf(utc(`${wall}Z`)))).toEqual(new Date(instant));
});

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Pacific/Apia',
];
const aZone = fc.constantFrom(...zones).map((name) => Zone.of(name));
const anInstant = fc
  .integer({ min: utc('1950-01-01T00:00Z') / 1000, max: utc('2050-01-01T00:00Z') / 1000 })
  .map((seconds) => seconds * 1000);

it('shows the wall time that Intl shows', () => {
  fc.assert(
    fc.property(aZone, anInstant, (zone, instant) => {
      const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone.name, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
      expect(new Date(zone.wallOf(instant)).toISOString().slice(0, 19).replace('T', ' ')).toBe(shown);
    }),
    { seed: 1, numRuns: 500 },
  );
});

it('returns from wall time to the same instant, or to the first of the two that show it', () => {
  fc.assert(
    fc.property(aZone, anInstant, (zone, instant) => {
      const back = zone.instantOf(zone.wallOf(instant));
      expect(zone.wallOf(back)).toBe(zone.wallOf(instant));
      expect(back).toBeLessThanOrEqual(instant);
    }),
    { seed: 2, numRuns: 1000 },
  );
});

it('keeps the order of wall times around every change of the clocks', () => {
  fc.assert(
    fc.property(aZone, fc.integer({ min: 1990, max: 2040 }), fc.integer({ min: 0, max: 365 * 24 }), (zone, year, hour) => {
      const wall = Date.UTC(year, 0, 1) + hour * HOUR;
      expect(zone.instantOf(wall + HOUR / 4)).toBeGreaterThanOrEqual(zone.instantOf(wall));
    }),
    { seed: 3, numRuns: 2000 },
  );
});

it.each(['Asia/Atlantis', '', 'China'])('refuses %j, which is no IANA zone', (name) => {
  expect(() => Zone.of(name)).toThrow(expect.objectContaining({ code: 'bad-calendar' }) as Error);
});
