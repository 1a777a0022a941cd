import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobsRunner } from '../platform/jobs/jobs.runner.js';
import { CLOSE_TOPIC, RESUME_TOPIC, type TimerPayload } from './case-notices.js';
import { DispatchingService } from './dispatching.service.js';
import { ComplaintsService } from './complaints.service.js';
import { MergedCases } from './merged-cases.service.js';
import { END_MERGED_TOPIC, SHARE_REPORT_TOPIC, type EndMergedPayload, type ShareReportPayload } from './merged-followers.js';
import { MergedPlans } from './merged-plans.service.js';
import { FORWARD_TOPIC, type ForwardPayload } from './filing.service.js';

/** The timers of a case. The job's id is the command key: a job done twice acts once. */
@Injectable()
export class ComplaintsJobs implements OnModuleInit {
  constructor(
    private readonly runner: JobsRunner,
    private readonly complaints: ComplaintsService,
    private readonly dispatching: DispatchingService,
    private readonly merged: MergedCases,
    private readonly plans: MergedPlans,
  ) {}

  onModuleInit(): void {
    this.runner.handle<ForwardPayload>(FORWARD_TOPIC, ({ id, payload }) => this.dispatching.forward(payload.complaintId, id));
    this.runner.handle<TimerPayload>(CLOSE_TOPIC, ({ id, payload }) => this.complaints.closeSilent(payload.complaintId, id));
    this.runner.handle<TimerPayload>(RESUME_TOPIC, ({ id, payload }) => this.complaints.resumeSilent(payload.complaintId, id));
    this.runner.handle<EndMergedPayload>(END_MERGED_TOPIC, ({ id, payload }) => this.merged.end(payload.complaintId, id));
    this.runner.handle<ShareReportPayload>(SHARE_REPORT_TOPIC, ({ id, payload }) =>
      this.plans.share(payload.complaintId, payload.version, id),
    );
  }
}
