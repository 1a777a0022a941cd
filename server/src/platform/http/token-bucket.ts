import { DomainError } from '@zsb/shared/errors';
import type { Clock } from '../clock.js';

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Addresses that are remembered; beyond that the one that was seen longest ago is forgotten. */
const MOST_SUBJECTS = 10_000;

/** How often one subject may do something: `capacity` times at once, then once every `refillSeconds`. Per process. */
export class TokenBucket {
  private readonly buckets = new Map<string, Bucket>();

  constructor(
    private readonly clock: Clock,
    private readonly capacity: number,
    private readonly refillSeconds: number,
  ) {}

  /** @throws `platform.too-many-requests` with `retryAfterSeconds` */
  take(subject: string): void {
    const now = this.clock.now().getTime() / 1000;
    const bucket = this.buckets.get(subject) ?? { tokens: this.capacity, filledAt: now };
    const tokens = Math.min(this.capacity, bucket.tokens + Math.max(0, now - bucket.filledAt) / this.refillSeconds);
    if (tokens < 1)
      throw new DomainError('platform.too-many-requests', {
        retryAfterSeconds: Math.ceil(Math.round((1 - tokens) * this.refillSeconds * 1000) / 1000),
      });
    this.buckets.delete(subject);
    this.buckets.set(subject, { tokens: tokens - 1, filledAt: now });
    if (this.buckets.size > MOST_SUBJECTS) this.buckets.delete(this.buckets.keys().next().value!);
  }
}
