import { gathered, waitUnless } from './wait';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('a hundred requests in a second are one piece of work', () => {
  const work = jest.fn();
  const { ask } = gathered(work, 1_000);
  for (let count = 0; count < 100; count++) ask();
  jest.advanceTimersByTime(999);
  expect(work).toHaveBeenCalledTimes(0);
  jest.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(1);
});

it('steady requests are worked off once per interval, and never starve', () => {
  const work = jest.fn();
  const { ask } = gathered(work, 1_000);
  for (let count = 0; count < 100; count++) {
    ask();
    jest.advanceTimersByTime(100);
  }
  expect(work.mock.calls.length).toBeGreaterThanOrEqual(9);
  expect(work.mock.calls.length).toBeLessThanOrEqual(10);
});

it('what was asked for and cancelled is not done', () => {
  const work = jest.fn();
  const { ask, cancel } = gathered(work, 1_000);
  ask();
  cancel();
  jest.advanceTimersByTime(5_000);
  expect(work).toHaveBeenCalledTimes(0);
});

it('a wait ends with its signal', async () => {
  const stop = new AbortController();
  const wait = waitUnless(60_000, stop.signal);
  stop.abort();
  await expect(wait).resolves.toBeUndefined();
  await expect(waitUnless(60_000, stop.signal)).resolves.toBeUndefined();
});
