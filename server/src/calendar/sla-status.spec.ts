import { slaStatus } from './sla-status.js';

const warnAt = new Date('2026-11-26T17:30:00+08:00');
const dueAt = new Date('2026-11-27T17:30:00+08:00');

it.each([
  ['before the warning', '2026-11-26T17:29:59+08:00', 'onTime'],
  ['at the warning', '2026-11-26T17:30:00+08:00', 'onTime'],
  ['after the warning', '2026-11-26T17:30:01+08:00', 'soon'],
  ['at the due time', '2026-11-27T17:30:00+08:00', 'soon'],
  ['after the due time', '2026-11-27T17:30:01+08:00', 'late'],
])('%s, %s, the light is %s', (_, now, light) => expect(slaStatus({ warnAt, dueAt, pausedAt: null }, new Date(now))).toBe(light));

it('is grey while the clock stands still, also beyond the due time', () => {
  expect(slaStatus({ warnAt, dueAt, pausedAt: new Date('2026-11-24T10:00:00+08:00') }, new Date('2026-12-24T10:00:00+08:00'))).toBe(
    'paused',
  );
});

it.each([
  ['before it is due', '2026-11-27T17:29:59.999+08:00', 'paused'],
  ['when its time was used up', '2026-11-27T17:30+08:00', 'late'],
])('a clock that was paused %s', (_, pausedAt, light) => {
  const clock = { warnAt: new Date('2026-11-26T17:30+08:00'), dueAt: new Date('2026-11-27T17:30+08:00'), pausedAt: new Date(pausedAt) };
  expect(slaStatus(clock, new Date('2026-11-30T10:00+08:00'))).toBe(light);
});
