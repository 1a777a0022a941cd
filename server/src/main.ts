import { openFoundations, closeFoundations } from './foundations.js';
import { createApp } from './app.setup.js';
import { BadConfig, readConfig } from './config.js';
import { AuditSealer } from './platform/audit/audit.sealer.js';
import { LadderSweep } from './escalations/ladder.sweep.js';
import { Housekeeping } from './housekeeping.js';
import { CountingSweep } from './rates/counting.sweep.js';
import { LostKeys } from './platform/crypto/keys.js';
import { OldSchema } from './platform/database/database.js';
import { JobsRunner } from './platform/jobs/jobs.runner.js';
import { serveMetrics } from './platform/metrics.js';
import { requireNode } from './platform/require-node.js';

requireNode();

/** How long requests on their way may take to end. A spare connection of a browser, opened and never used, would not end by itself. */
const GRACE_MS = 5000;

async function start(): Promise<void> {
  const config = readConfig(process.env, process.cwd());
  const foundations = await openFoundations(config);
  const app = await createApp(foundations);
  const metrics = await serveMetrics(config.metricsPort, config.host);
  await app.listen(config.port, config.host);
  app.get(JobsRunner).start();
  app.get(AuditSealer).start();
  app.get(LadderSweep).start();
  app.get(CountingSweep).start();
  app.get(Housekeeping).start();
  foundations.log.info({ address: await app.getUrl() }, 'ready');
  process.send?.('ready');
  // Nest's own hooks have closed the app when a signal's last listener runs.
  const stop = () => {
    metrics.close();
    setTimeout(() => app.getHttpServer().closeAllConnections(), GRACE_MS).unref();
    void app.close().then(() => closeFoundations(foundations));
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
}

/** One clear sentence for what an operator can mend; everything else keeps its stack. */
function explain(error: unknown): string {
  if (error instanceof BadConfig || error instanceof OldSchema || error instanceof LostKeys) return error.message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use already. Stop the other program, or choose another with PORT=… (METRICS_PORT=… for the metrics).`;
  if (code === 'EACCES') return `Port ${port} may not be opened by this user. Choose one above 1023 with PORT=…`;
  if (code === 'ENOSPC' || code === 'SQLITE_FULL')
    return 'The disk is full. Free some space and start again; nothing acknowledged is lost.';
  if (code === 'SQLITE_CANTOPEN' || code === 'SQLITE_READONLY')
    return 'The database file cannot be opened for writing. Check the rights of DATA_DIR.';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

start().catch((error: unknown) => {
  console.error(explain(error));
  process.exit(1);
});
