import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LOG, type Log } from '../platform/log.js';
import { PhotosService } from './photos.service.js';

const EVERY_MS = 60 * 60 * 1000;

/** Each hour removes the photos that no filing named in time. Several processes may do so at once. */
@Injectable()
export class PhotosSweeper implements OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly photos: PhotosService,
    @Inject(LOG) private readonly log: Log,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.round(), EVERY_MS);
    this.round();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private round(): void {
    this.running = this.running
      .then(() => this.photos.sweep())
      .catch((error: Error) => this.log.error({ error: error.message }, 'sweeping photos failed'));
  }
}
