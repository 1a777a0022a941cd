import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobsRunner } from '../platform/jobs/jobs.runner.js';
import { FOLLOWERS_TOPIC, type FollowersPayload } from './case-notices.js';
import { FollowingService } from './following.service.js';

/** Tells the followers of a case, after its step was stored. */
@Injectable()
export class FollowingJobs implements OnModuleInit {
  constructor(
    private readonly runner: JobsRunner,
    private readonly following: FollowingService,
  ) {}

  onModuleInit(): void {
    this.runner.handle<FollowersPayload>(FOLLOWERS_TOPIC, ({ payload }) => this.following.tell(payload));
  }
}
