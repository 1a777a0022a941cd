import { Module } from '@nestjs/common';
import { RateQueue } from './rate-queue.service.js';

/** Apart from `RatesModule`: the cases need it, and the rates need the cases. */
@Module({ providers: [RateQueue], exports: [RateQueue] })
export class RateQueueModule {}
