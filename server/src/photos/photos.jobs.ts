import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobsRunner } from '../platform/jobs/jobs.runner.js';
import { DROP_ORIGINALS_TOPIC, PhotosService, type DropOriginalsPayload } from './photos.service.js';

@Injectable()
export class PhotosJobs implements OnModuleInit {
  constructor(
    private readonly runner: JobsRunner,
    private readonly photos: PhotosService,
  ) {}

  onModuleInit(): void {
    this.runner.handle<DropOriginalsPayload>(DROP_ORIGINALS_TOPIC, ({ payload }) => this.photos.dropOriginals(payload.ids));
  }
}
