import { useSyncExternalStore } from 'react';
import { serverClock } from './clock';

const subscribeEvery = (milliseconds: number) => (onChange: () => void) => {
  const timer = setInterval(onChange, milliseconds);
  return () => clearInterval(timer);
};
const everySecond = subscribeEvery(1_000);
const everyQuarterMinute = subscribeEvery(15_000);

/** The server's time for remaining-time words, moving on every quarter of a minute. */
export function useNow(): Date {
  return new Date(useSyncExternalStore(everyQuarterMinute, () => floorTo(15_000)));
}

/** Whole seconds left until `end` (milliseconds since 1970 on the server's clock), never below 0. */
export function useSecondsUntil(end: number): number {
  const now = useSyncExternalStore(everySecond, () => floorTo(1_000));
  return Math.max(0, Math.ceil((end - now) / 1_000));
}

const floorTo = (step: number) => Math.floor(serverClock.now().getTime() / step) * step;
