import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobsRunner } from '../platform/jobs/jobs.runner.js';
import { CLOSE_TOPIC, type ClosePayload } from './case-notices.js';
import { ComplaintsService } from './complaints.service.js';
import { FORWARD_TOPIC, type ForwardPayload } from './filing.service.js';

/** The timers of a case. The job's id is the command key: a job done twice acts once. */
@Injectable()
export class ComplaintsJobs implements OnModuleInit {
  constructor(
    private readonly runner: JobsRunner,
    private readonly complaints: ComplaintsService,
  ) {}

  onModuleInit(): void {
    this.runner.handle<ForwardPayload>(FORWARD_TOPIC, ({ id, payload }) => this.complaints.forward(payload.complaintId, id));
    this.runner.handle<ClosePayload>(CLOSE_TOPIC, ({ id, payload }) =>
      this.complaints.closeSilent(payload.complaintId, payload.version, id),
    );
  }
}
