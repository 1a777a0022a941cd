import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LOG, type Log } from '../platform/log.js';
import { Ladder } from './ladder.service.js';

const EVERY_MS = 1000;

/** Every second: whatever has come is taken, until nothing is left. */
@Injectable()
export class LadderSweep implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopped = false;

  constructor(
    private readonly ladder: Ladder,
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

  /** Works until nothing is due. Tests call it to take what time has brought. */
  async rounds(): Promise<void> {
    while (!this.isStopped && (await this.ladder.takeBatch()) > 0);
  }

  private wake(): void {
    if (this.running || this.isStopped) return;
    this.running = this.rounds()
      .catch((error: unknown) => this.log.error({ error: (error as Error).message }, 'the ladder failed'))
      .finally(() => (this.running = undefined));
  }
}
