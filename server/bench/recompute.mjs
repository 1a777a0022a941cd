// A calendar changes under a million open clocks: all are computed anew while others write, beside the same UPDATEs on the bare driver.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import BetterSqlite3 from 'better-sqlite3';
import { seedOpenClocks } from './open-clocks.mjs';
import { dist, inBenchFolder, percentiles, root } from './tools.mjs';
import { writesMeanwhile, writesText } from './writes.mjs';

/** What changes: a day off more, which moves what reaches beyond it; or the closing time, which moves every clock of working days. */
const HOURS = [
  ['09:00', '12:00'],
  ['13:30', '17:00'],
];
const CHANGES = {
  holiday: { holidays: ['2026-11-25'] },
  hours: { weekly: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, HOURS])) },
};
const FLOOR_SLICE = 200;
const OPTIONS = { clocks: { type: 'string', default: '1000000' }, change: { type: 'string', default: 'holiday' } };

/** `npm run bench -- recompute [--clocks N] [--change holiday|hours]` */
export async function bench(args) {
  const { values } = parseArgs({ args, options: OPTIONS });
  const clocks = Number(values.clocks);
  await inBenchFolder(async (folder) => {
    const dataDir = path.join(folder, 'ours');
    mkdirSync(dataDir);
    const file = await migrated(dataDir);
    const began = performance.now();
    await seedOpenClocks(file, clocks);
    console.log(`${clocks} open clocks in ${Math.ceil(clocks / 2)} cases: made in ${seconds(performance.now() - began)}`);
    const floorFile = path.join(folder, 'floor.sqlite');
    copyFileSync(file, floorFile);
    const ours = await recompute(dataDir, CHANGES[values.change]);
    console.log(
      `recomputed ${ours.seen}, moved ${ours.moved} in ${seconds(ours.ms)}, of them ${seconds(ours.cpuMs)} on the processor (goal < 60 s for a million) · ` +
        `${writesText(ours.writes)} · slices: p50 ${ours.slices.p50.toFixed(1)} ms, p99 ${ours.slices.p99.toFixed(1)} ms (goal ≤ 20)`,
    );
    const floor = updatesAlone(floorFile, dataDir);
    console.log(`floor (the same UPDATEs, bare driver, alone): ${seconds(floor)} · ${(ours.ms / floor).toFixed(2)} × the floor`);
  });
}

const cpuSince = (start) => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

async function migrated(dataDir) {
  const { migrate } = await dist('platform/database/database.js');
  const { SCHEMA } = await dist('schema.js');
  const file = path.join(dataDir, 'zsb.sqlite');
  await migrate({ file, ...SCHEMA, reports: {} });
  return file;
}

async function recompute(dataDir, arrangement) {
  const { readConfig } = await dist('config.js');
  const { openFoundations, closeFoundations } = await dist('foundations.js');
  const { AppModule } = await dist('app.module.js');
  const { CalendarChanges } = await dist('calendar/calendar-changes.service.js');
  const { ClockRecompute } = await dist('complaints/clock-recompute.service.js');
  const { NestFactory } = await import('@nestjs/core');
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'error', SANDBOX_ORIGIN: 'http://127.0.0.1:9' }, root, 'operator');
  const foundations = await openFoundations(config);
  const app = await NestFactory.createApplicationContext(AppModule.with(foundations), { logger: false });
  const change = { calendar: 'office', arrangement, basedOn: null, note: 'bench', by: null };
  const { version } = await app.get(CalendarChanges, { strict: false }).enter(change);
  const stopWriting = writesMeanwhile(foundations.database);
  const slices = [];
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const { seen, moved } = await app.get(ClockRecompute, { strict: false }).runToEnd('office', version, (_, took) => slices.push(took));
  const ms = performance.now() - began;
  const cpuMs = cpuSince(cpu);
  const writes = await stopWriting();
  await app.close();
  await closeFoundations(foundations);
  return { seen, moved, ms, cpuMs, writes, slices: percentiles(slices) };
}

/** What the recomputation has written, written again into a copy of the database as it was before. */
function updatesAlone(file, dataDir) {
  const source = new BetterSqlite3(path.join(dataDir, 'zsb.sqlite'), { readonly: true });
  const target = new BetterSqlite3(file);
  target.pragma('journal_mode = WAL');
  target.pragma('synchronous = FULL');
  target.pragma('cache_size = -65536');
  const next = source.prepare(
    `SELECT k.id, k.complaint_id, k.warn_at, k.due_at, k.calendar_complete, k.calendar_version, k.next_step_at,
       c.due_clock, c.warn_at AS case_warn, c.due_at AS case_due, c.last_fifth_at, c.return_by, c.extend_by
     FROM complaint_clock k JOIN complaint c ON c.id = k.complaint_id WHERE k.id > ? ORDER BY k.id LIMIT ?`,
  );
  const [writeClock, writeCase] = [clockWriter(target), caseWriter(target)];
  const write = target.transaction((rows) => {
    const moved = rows.filter(writeClock);
    for (const row of new Map(moved.map((row) => [row.complaint_id, row])).values()) writeCase(row);
  });
  let took = 0;
  for (let after = ''; ;) {
    const rows = next.all(after, FLOOR_SLICE);
    if (rows.length === 0) break;
    const began = performance.now();
    write.immediate(rows);
    took += performance.now() - began;
    after = rows.at(-1).id;
  }
  source.close();
  target.close();
  return took;
}

/** Answers whether the clock has moved. */
function clockWriter(db) {
  const before = db.prepare(`SELECT due_at FROM complaint_clock WHERE id = ?`);
  const mark = db.prepare(`UPDATE complaint_clock SET calendar_version = ? WHERE id = ?`);
  const move = db.prepare(
    `UPDATE complaint_clock SET warn_at = ?, due_at = ?, calendar_complete = ?, calendar_version = ?, next_step_at = ? WHERE id = ?`,
  );
  return (row) => {
    const isMoved = before.get(row.id).due_at !== row.due_at;
    if (isMoved) move.run(row.warn_at, row.due_at, row.calendar_complete, row.calendar_version, row.next_step_at, row.id);
    else mark.run(row.calendar_version, row.id);
    return isMoved;
  };
}

/** What the case carries, where it differs. */
function caseWriter(db) {
  const before = db.prepare(`SELECT due_clock, warn_at, due_at, last_fifth_at, return_by, extend_by FROM complaint WHERE id = ?`);
  const due = db.prepare(`UPDATE complaint SET due_clock = ?, warn_at = ?, due_at = ? WHERE id = ?`);
  const bounds = db.prepare(`UPDATE complaint SET last_fifth_at = ?, return_by = ?, extend_by = ? WHERE id = ?`);
  return (row) => {
    const was = before.get(row.complaint_id);
    if (was.due_clock !== row.due_clock || was.warn_at !== row.case_warn || was.due_at !== row.case_due) {
      due.run(row.due_clock, row.case_warn, row.case_due, row.complaint_id);
    }
    if (was.last_fifth_at !== row.last_fifth_at || was.return_by !== row.return_by || was.extend_by !== row.extend_by) {
      bounds.run(row.last_fifth_at, row.return_by, row.extend_by, row.complaint_id);
    }
  };
}
