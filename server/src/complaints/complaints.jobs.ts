import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobsRunner } from '../platform/jobs/jobs.runner.js';
import { CLOSE_TOPIC, RESUME_TOPIC, type TimerPayload } from './case-notices.js';
import { DispatchingService } from './dispatching.service.js';
import { ComplaintsService } from './complaints.service.js';
import { FORWARD_TOPIC, type ForwardPayload } from './filing.service.js';

/** The timers of a case. The job's id is the command key: a job done twice acts once. */
@Injectable()
export class ComplaintsJobs implements OnModuleInit {
  constructor(
    private readonly runner: JobsRunner,
    private readonly complaints: ComplaintsService,
    private readonly dispatching: DispatchingService,
  ) {}

  onModuleInit(): void {
    this.runner.handle<ForwardPayload>(FORWARD_TOPIC, ({ id, payload }) => this.dispatching.forward(payload.complaintId, id));
    this.runner.handle<TimerPayload>(CLOSE_TOPIC, ({ id, payload }) =>
      this.complaints.closeSilent(payload.complaintId, payload.version, id),
    );
    this.runner.handle<TimerPayload>(RESUME_TOPIC, ({ id, payload }) =>
      this.complaints.resumeSilent(payload.complaintId, payload.version, id),
    );
  }
}
