import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RECOMPUTE_TOPIC, type RecomputePayload } from '../calendar/calendar-changes.service.js';
import { JobsRunner } from '../platform/jobs/jobs.runner.js';
import { ClockRecompute } from './clock-recompute.service.js';

/** Does what a change of a calendar has set off. */
@Injectable()
export class ClockRecomputeJobs implements OnModuleInit {
  constructor(
    private readonly runner: JobsRunner,
    private readonly recompute: ClockRecompute,
  ) {}

  onModuleInit(): void {
    this.runner.handle<RecomputePayload>(RECOMPUTE_TOPIC, ({ payload }) => this.recompute.work(payload));
  }
}
