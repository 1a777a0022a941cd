import type { DomainError } from '@zsb/shared/errors';
import { FixedClock } from '../clock.js';
import { TokenBucket } from './token-bucket.js';

const clock = new FixedClock(new Date('2026-11-20T08:00:00Z'));
/** How many seconds a refused subject is told to wait; null when it may act. */
function waitOf(bucket: TokenBucket, subject: string): unknown {
  try {
    bucket.take(subject);
    return null;
  } catch (error) {
    return (error as DomainError).params['retryAfterSeconds'];
  }
}

it('lets a subject act as often as it holds, then once per refill, and others all the while', () => {
  const bucket = new TokenBucket(clock, 2, 60);
  bucket.take('a');
  bucket.take('a');
  expect(waitOf(bucket, 'a')).toBe(60);
  bucket.take('b');
  clock.advance(59_000);
  expect(waitOf(bucket, 'a')).toBe(1);
  clock.advance(1_000);
  bucket.take('a');
  expect(waitOf(bucket, 'a')).toBe(60);
});

it('fills up to its capacity and no further, however long nobody came', () => {
  const bucket = new TokenBucket(clock, 2, 60);
  bucket.take('a');
  clock.advance(86_400_000);
  bucket.take('a');
  bucket.take('a');
  expect(waitOf(bucket, 'a')).toBe(60);
});
