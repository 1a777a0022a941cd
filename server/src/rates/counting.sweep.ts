import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LOG, type Log } from '../platform/log.js';
import { RateCounting } from './counting.service.js';

/** Figures may be a second old; nobody waits for them. */
const EVERY_MS = 1000;
/** It rests four times as long as it works. */
const REST = 4;

/** Every second: whatever has changed is counted, until nothing is left. */
@Injectable()
export class CountingSweep implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(
    private readonly counting: RateCounting,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.wake(), EVERY_MS);
    this.wake();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.running;
  }

  private async rounds(): Promise<void> {
    for (let counted = 1; counted > 0 && !this.isStopped;) {
      const began = performance.now();
      counted = await this.counting.takeBatch();
      // Filings and steps come first: after a flood of them figures are late, and nothing else is.
      if (counted > 0) await pause((performance.now() - began) * REST);
    }
  }

  private wake(): void {
    if (this.running || this.isStopped) return;
    this.running = this.rounds()
      .catch((error: unknown) => this.log.error({ error: (error as Error).message }, 'counting failed'))
      .finally(() => (this.running = undefined));
  }
}
