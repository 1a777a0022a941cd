// The ladder as a server runs it, over a database of a bench.
import { dist, root } from './tools.mjs';

/**
 * A migrated database with the demonstration city.
 * @param url of MariaDB, or null for SQLite in `dataDir`
 */
export async function prepare(dataDir, url) {
  const { migrate } = await dist('platform/database/database.js');
  const { SCHEMA } = await dist('schema.js');
  const config = await configOf(dataDir, url);
  await migrate({ file: config.databaseFile, url, ...SCHEMA, reports: {} });
  const { app, close } = await open(config);
  const { DemoService } = await dist('demo/demo.service.js');
  await app.get(DemoService, { strict: false }).seed();
  await close();
  const { mariadbAddress } = await dist('platform/database/mariadb.engine.js');
  return { url, file: config.databaseFile, mariadbAddress };
}

/** @param limits instead of the city's own */
export async function startLadder(dataDir, url, now, limits = {}) {
  const { FixedClock } = await dist('platform/clock.js');
  const { LadderSweep } = await dist('escalations/ladder.sweep.js');
  const { Ladder } = await dist('escalations/ladder.service.js');
  const { HoldDecisions } = await dist('escalations/hold-decisions.service.js');
  const { EscalationsRepository } = await dist('escalations/escalations.repository.js');
  const { SlaService } = await dist('sla/sla.service.js');
  const { app, foundations, close } = await open(await configOf(dataDir, url), new FixedClock(now));
  const sla = app.get(SlaService, { strict: false });
  const own = sla.limits();
  sla.limits = () => ({ ...own, ...limits });
  const get = (type) => app.get(type, { strict: false });
  return {
    database: foundations.database,
    ladder: get(Ladder),
    sweep: get(LadderSweep),
    holds: get(HoldDecisions),
    repository: get(EscalationsRepository),
    close,
  };
}

async function configOf(dataDir, url) {
  const { readConfig } = await dist('config.js');
  const environment = {
    DATA_DIR: dataDir,
    LOG_LEVEL: 'error',
    SANDBOX_ORIGIN: 'http://127.0.0.1:9',
    ...(url ? { DATABASE_URL: url } : {}),
  };
  return readConfig(environment, root, 'operator');
}

/** As a server opens it, but for the limit of a unit: a machine that does other work too is slow, not wrong. */
async function open(config, clock) {
  const { openFoundations, closeFoundations, databaseParts } = await dist('foundations.js');
  const { Database } = await dist('platform/database/database.js');
  const { AppModule } = await dist('app.module.js');
  const { NestFactory } = await import('@nestjs/core');
  const opened = await openFoundations(config);
  await opened.database.close();
  const database = await Database.open({ ...databaseParts(config, opened.log), unitLimitMs: 60_000 });
  const foundations = { ...opened, database, clock: clock ?? opened.clock };
  const app = await NestFactory.createApplicationContext(AppModule.with(foundations), { logger: false });
  const close = async () => {
    await app.close();
    await closeFoundations(foundations);
  };
  return { app, foundations, close };
}
