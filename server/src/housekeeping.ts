import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CaseChanges } from './live/case-changes.service.js';
import { StaffNoticeRetention } from './notices/staff-notice-retention.service.js';
import { AnonymousRetention } from './people/anonymous-retention.service.js';
import { PhotosService } from './photos/photos.service.js';
import { Throttle } from './platform/auth/throttle.js';
import { Clock } from './platform/clock.js';
import { JobsRunner } from './platform/jobs/jobs.runner.js';
import { LOG, type Log } from './platform/log.js';

const EVERY_MS = 60 * 60 * 1000;
/** Long enough for an operator to look back, short enough for the table to stay small. */
const DONE_JOBS_DAYS = 30;
const DAY_MS = 24 * EVERY_MS;
/** Live pages look back seconds. */
const CHANGES_MS = EVERY_MS;

/**
 * Once an hour what nobody needs any more goes: photos that no filing named, jobs done long ago, past hints of changes, old messages of
 * the console, persons of reports that were never filed, forgotten guesses. Several processes may do it at once.
 */
@Injectable()
export class Housekeeping implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly photos: PhotosService,
    private readonly jobs: JobsRunner,
    private readonly changes: CaseChanges,
    private readonly staffNotices: StaffNoticeRetention,
    private readonly anonymous: AnonymousRetention,
    private readonly throttle: Throttle,
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
    await this.staffNotices.sweep();
    await this.anonymous.sweep();
    await this.throttle.forgetOld();
    await this.jobs.measure();
  }
}
