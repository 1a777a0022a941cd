import { readKeys } from './platform/crypto/keys.js';
import { clockOf } from './platform/clock.js';
import { Database, type DatabaseParts } from './platform/database/database.js';
import type { QueueReports } from './platform/database/write-queue.js';
import { createLog, type Log } from './platform/log.js';
import { overlongUnits } from './platform/metrics.js';
import type { Foundations } from './platform/platform.module.js';
import type { Config } from './config.js';
import { SCHEMA } from './schema.js';

/** Opens what everything else stands on. Throws `OldSchema` when `db migrate` has not been run. */
export async function openFoundations(config: Config): Promise<Foundations> {
  const log = createLog(config.logLevel);
  const clock = clockOf(config.clockFile);
  const database = await Database.open(databaseParts(config, log));
  const [person] = await database.sql(`SELECT id FROM person LIMIT 1`);
  return { config, log, clock, database, keys: readKeys(config.dataDir, person !== undefined) };
}

/** Where the data is and what it looks like. */
export const databaseParts = (config: Config, log: Log): DatabaseParts => ({
  file: config.databaseFile,
  url: config.databaseUrl,
  ...SCHEMA,
  reports: reportsTo(log),
});

export const closeFoundations = (foundations: Foundations): Promise<void> => foundations.database.close();

const reportsTo = (log: Log): QueueReports => ({
  overlong(milliseconds) {
    overlongUnits.inc();
    log.error({ ms: Math.round(milliseconds) }, 'a unit of work took too long and was rolled back');
  },
  storageLost(error) {
    log.error({ error: (error as Error).message }, 'a group of writes was refused by the disk');
  },
  effectFailed(error) {
    log.error({ error: (error as Error).message }, 'an effect after a commit failed');
  },
});
