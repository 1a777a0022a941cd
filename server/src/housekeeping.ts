import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CaseChanges } from './live/case-changes.service.js';
import { PhotosService } from './photos/photos.service.js';
import { Clock } from './platform/clock.js';
import { JobsRunner } from './platform/jobs/jobs.runner.js';
import { LOG, type Log } from './platform/log.js';

const EVERY_MS = 60 * 60 * 1000;
/** Long enough for an operator to look back, short enough for the table to stay small. */
const DONE_JOBS_DAYS = 30;
const DAY_MS = 24 * EVERY_MS;
/** Live pages look back seconds. */
const CHANGES_MS = EVERY_MS;

/** Once an hour: photos that no filing named, jobs that were done long ago and past hints of changes go. Several processes may do it at once. */
@Injectable()
export class Housekeeping implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly photos: PhotosService,
    private readonly jobs: JobsRunner,
    private readonly changes: CaseChanges,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    const round = () => {
      this.running = this.running
        .then(() => this.round())
        .catch((error: Error) => this.log.error({ error: error.message }, 'housekeeping failed'));
    };
    this.timer = setInterval(round, EVERY_MS);
    round();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async round(): Promise<void> {
    await this.photos.sweep();
    await this.jobs.forgetDone(new Date(this.clock.now().getTime() - DONE_JOBS_DAYS * DAY_MS));
    await this.changes.forget(new Date(this.clock.now().getTime() - CHANGES_MS));
    await this.jobs.measure();
  }
}
