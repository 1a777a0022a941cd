import { ServerClock } from './clock';

function aClock() {
  let elapsed = 0;
  const clock = new ServerClock(() => elapsed, Date.parse('2026-11-20T10:00:00Z'));
  return { clock, pass: (milliseconds: number) => (elapsed += milliseconds), time: () => clock.now().toISOString() };
}

it('goes on from the start until the server has answered', () => {
  const { pass, time } = aClock();
  pass(1_500);
  expect(time()).toBe('2026-11-20T10:00:01.500Z');
});

it('takes over the time of the server where the computer is wrong, and goes on from there', () => {
  const { clock, pass, time } = aClock();
  clock.learn('Fri, 20 Nov 2026 10:07:00 GMT');
  pass(500);
  expect(time()).toBe('2026-11-20T10:07:00.500Z');
});

it('does not jump about for the parts of a second that the header lacks', () => {
  const { clock, pass, time } = aClock();
  pass(900);
  clock.learn('Fri, 20 Nov 2026 10:00:00 GMT');
  expect(time()).toBe('2026-11-20T10:00:00.900Z');
});

it.each([null, '', 'soon'])('ignores a header that is no time: %s', (header) => {
  const { clock, time } = aClock();
  clock.learn(header);
  expect(time()).toBe('2026-11-20T10:00:00.000Z');
});
