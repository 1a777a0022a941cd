import type { Command } from 'commander';

interface OutboxRow {
  id: string;
  topic: string;
  stream: string | null;
  state: string;
  run_at: string | Date;
  attempts: number;
  last_error: string | null;
}

/** `zsb outbox list` and `zsb outbox replay ID`: what waits to be done or delivered. */
export function registerOutbox(program: Command): void {
  const outbox = program.command('outbox').description('Timers and deliveries that are not done.');
  outbox.command('list').description('One JSON line each, parked ones first.').action(list);
  outbox.command('replay').description('Try a parked one again, from the beginning.').argument('<id>').action(replay);
}

async function list(): Promise<void> {
  const { withDatabase } = await import('./with-database.js');
  await withDatabase(async ({ database }) => {
    const rows = await database.sql<OutboxRow>(
      `SELECT id, topic, stream, state, run_at, attempts, last_error FROM job WHERE state <> 'done'
       ORDER BY CASE state WHEN 'parked' THEN 0 ELSE 1 END, run_at, id LIMIT 1000`,
    );
    for (const { run_at: runAt, last_error: lastError, ...row } of rows) console.log(JSON.stringify({ ...row, runAt, lastError }));
  });
}

async function replay(id: string): Promise<void> {
  const { withDatabase } = await import('./with-database.js');
  await withDatabase(async ({ database }) => {
    const changed = await database.transaction(() =>
      database.change(`UPDATE job SET state = 'ready', attempts = 0, last_error = NULL WHERE id = ? AND state = 'parked'`, [id]),
    );
    if (changed === 1) return console.error(`${id} is tried again at once.`);
    console.error(`${id} is not parked; see: npm run -s zsb -- outbox list`);
    process.exitCode = 1;
  });
}
