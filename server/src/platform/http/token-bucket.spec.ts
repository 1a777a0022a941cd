import { FixedClock } from '../clock.js';
import { TokenBucket } from './token-bucket.js';

const clock = new FixedClock(new Date('2026-11-20T08:00:00Z'));
const refusal = (retryAfterSeconds: number) =>
  expect.objectContaining({ code: 'platform.too-many-requests', params: { retryAfterSeconds } });

it('lets a subject act as often as it holds, then once per refill, and others all the while', () => {
  const bucket = new TokenBucket(clock, 2, 60);
  bucket.take('a');
  bucket.take('a');
  expect(() => bucket.take('a')).toThrow(refusal(60));
  bucket.take('b');
  clock.advance(59_000);
  expect(() => bucket.take('a')).toThrow(refusal(1));
  clock.advance(1_000);
  bucket.take('a');
  expect(() => bucket.take('a')).toThrow(refusal(60));
});

it('fills up to its capacity and no further, however long nobody came', () => {
  const bucket = new TokenBucket(clock, 2, 60);
  bucket.take('a');
  clock.advance(86_400_000);
  bucket.take('a');
  bucket.take('a');
  expect(() => bucket.take('a')).toThrow(refusal(60));
});
