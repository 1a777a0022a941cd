// A hundred thousand clocks overdue at once: held, released, all escalated, while others write.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bareDriver, seedDueClocks } from './due-clocks.mjs';
import { prepare, startLadder } from './ladder-process.mjs';
import { NOW } from './seeding.mjs';
import { inBenchFolder, percentiles } from './tools.mjs';
import { writesMeanwhile, writesText } from './writes.mjs';

/** `npm run bench -- ladder [--clocks N]` */
export async function bench(args) {
  const { values } = parseArgs({ args, options: { clocks: { type: 'string', default: '100000' } } });
  const clocks = Number(values.clocks);
  await inBenchFolder(async (folder) => {
    const dataDir = path.join(folder, 'ours');
    mkdirSync(dataDir);
    const place = await prepare(dataDir, null);
    const driver = await bareDriver(place);
    const offices = driver.run(`SELECT id FROM organisation WHERE is_office = 1`, []).map(({ id }) => id);
    await seedDueClocks(driver, { clocks, due: clocks, offices });
    const ladder = await startLadder(dataDir, null, NOW);
    await flood(ladder, driver, clocks);
    await ladder.close();
    driver.close();
  });
}

async function flood({ database, ladder, sweep, holds }, driver, clocks) {
  await sweep.rounds();
  const count = (what) => Number(driver.run(`SELECT COUNT(*) AS n FROM ${what}`, [])[0].n);
  const [hold] = await holds.list();
  console.log(`${clocks} overdue: ${hold.waiting} held, ${count('clock_step')} taken before the release`);
  const [{ id }] = driver.run(`SELECT staff_id AS id FROM staff_membership WHERE role = 'supervisor'`, []);
  await holds.release({ kind: 'staff', staffId: id, sessionId: '', memberships: [] }, hold.id, 'bench: the calendar is right');
  const stopWriting = writesMeanwhile(database);
  const began = performance.now();
  const batches = [];
  for (let moved = 1; moved > 0;) {
    const from = performance.now();
    moved = await ladder.takeBatch();
    batches.push(performance.now() - from);
  }
  const seconds = (performance.now() - began) / 1000;
  const writes = await stopWriting();
  const { p50, p99 } = percentiles(batches);
  const [{ total }] = driver.run(`SELECT SUM(count) AS total FROM staff_notice WHERE kind = 'digest'`, []);
  console.log(
    `escalated ${count('clock_step')} in ${seconds.toFixed(1)} s (${(clocks / seconds).toFixed(0)}/s), each once: ` +
      `${count('(SELECT DISTINCT clock_id, round, step FROM clock_step)')}; batches p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms · ` +
      `${count(`staff_notice WHERE kind = 'escalation'`)} messages, ${count(`staff_notice WHERE kind = 'digest'`)} digests for ${total} more · ` +
      writesText(writes),
  );
  console.log(orderOf(driver, clocks));
}

/** Whether the urgent went first, and where the oldest and the newest were when half was done. */
function orderOf(driver, clocks) {
  const rows = driver.run(
    `SELECT c.urgent, c.due_at AS due FROM clock_step s JOIN complaint_clock c ON c.id = s.clock_id ORDER BY s.rowid`,
    [],
  );
  const urgent = rows.filter((row) => row.urgent === 1).length;
  const isUrgentFirst = rows.slice(0, urgent).every((row) => row.urgent === 1);
  const others = rows.slice(urgent);
  const half = others.slice(0, others.length / 2).map(({ due }) => due);
  const rest = others.slice(others.length / 2).map(({ due }) => due);
  const [low, high] = [rest.reduce((a, b) => (a < b ? a : b)), rest.reduce((a, b) => (a > b ? a : b))];
  const [older, newer] = [half.filter((due) => due <= low).length, half.filter((due) => due >= high).length];
  return `urgent first: ${isUrgentFirst} (${urgent} of ${clocks}); of the first half of the others ${older} were the oldest, ${newer} the newest`;
}
