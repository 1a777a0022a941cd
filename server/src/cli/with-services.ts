import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { withDatabase } from './with-database.js';

/** The server's own services without its routes and timers: one implementation for both. */
export const withServices = (work: (app: INestApplicationContext) => Promise<void>): Promise<void> =>
  withDatabase(async (foundations) => {
    const app = await NestFactory.createApplicationContext(AppModule.with(foundations), { logger: false, abortOnError: false });
    try {
      await work(app);
    } finally {
      await app.close();
    }
  });
