// A hundred thousand clocks overdue at once: held, released, all escalated, while others write.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { bareDriver, NOW, seedDueClocks } from './due-clocks.mjs';
import { prepare, startLadder } from './ladder-process.mjs';
import { benchFolder, fsyncMilliseconds, isTmpfs } from './tools.mjs';

/** One booking-like write every so many milliseconds. */
const WRITE_EVERY = 10;

/** `npm run bench -- ladder [--clocks N]` */
export async function bench(args) {
  const { values } = parseArgs({ args, options: { clocks: { type: 'string', default: '100000' } } });
  const clocks = Number(values.clocks);
  const folder = benchFolder();
  try {
    const note = isTmpfs(folder) ? '; TMPFS: nothing below is judged' : '';
    console.log(`fsync: ${fsyncMilliseconds(folder).toFixed(2)} ms (median of 200)${note}`);
    mkdirSync(path.join(folder, 'ours'));
    const place = await prepare(path.join(folder, 'ours'), null);
    const driver = await bareDriver(place);
    const offices = driver.run(`SELECT id FROM organisation WHERE is_office = 1`, []).map(({ id }) => id);
    await seedDueClocks(driver, { clocks, due: clocks, offices });
    const ladder = await startLadder(path.join(folder, 'ours'), null, NOW);
    await flood(ladder, driver, clocks);
    await ladder.close();
    driver.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function flood({ database, ladder, sweep, holds }, driver, clocks) {
  await sweep.rounds();
  const count = (what) => Number(driver.run(`SELECT COUNT(*) AS n FROM ${what}`, [])[0].n);
  const [hold] = await holds.list();
  console.log(`${clocks} overdue: ${hold.waiting} held, ${count('clock_step')} taken before the release`);
  const [{ id }] = driver.run(`SELECT staff_id AS id FROM staff_membership WHERE role = 'supervisor'`, []);
  await holds.release({ kind: 'staff', staffId: id, sessionId: '', memberships: [] }, hold.id, 'bench: the calendar is right');
  const writing = writesMeanwhile(database);
  const began = performance.now();
  const batches = [];
  for (let moved = 1; moved > 0;) {
    const from = performance.now();
    moved = await ladder.takeBatch();
    batches.push(performance.now() - from);
  }
  const seconds = (performance.now() - began) / 1000;
  const { writes, p50, p99 } = await writing.stop();
  const [{ total }] = driver.run(`SELECT SUM(count) AS total FROM staff_notice WHERE kind = 'digest'`, []);
  console.log(
    `escalated ${count('clock_step')} in ${seconds.toFixed(1)} s (${(clocks / seconds).toFixed(0)}/s), each once: ` +
      `${count('(SELECT DISTINCT clock_id, round, step FROM clock_step)')}; batches p50 ${at(batches, 0.5)} ms, p99 ${at(batches, 0.99)} ms · ` +
      `${count(`staff_notice WHERE kind = 'escalation'`)} messages, ${count(`staff_notice WHERE kind = 'digest'`)} digests for ${total} more · ` +
      `writes meanwhile: ${writes}, p50 ${p50} ms, p99 ${p99} ms (goal < 100)`,
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

const at = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) * share)].toFixed(1);

/** A unit like a booking's: one conditional update, one insert. */
function writesMeanwhile(database) {
  const latencies = [];
  let stopped = false;
  const write = async (n) => {
    const began = performance.now();
    await database.transaction(async () => {
      await database.change(`UPDATE throttle SET failures = failures + 1 WHERE subject_hash = ? AND failures < 1000000`, ['bench']);
      await database.change(
        `INSERT INTO job (id, topic, dedupe_key, payload, seq, state, run_at, attempts, created_at) VALUES (?, 'bench', ?, '{}', 0, 'done', ?, 0, ?)`,
        [`bench-${n}`, `bench-${n}`, new Date(0), new Date(0)],
      );
    });
    latencies.push(performance.now() - began);
  };
  const loop = (async () => {
    const open = [];
    for (let n = 0; !stopped; n++) {
      open.push(write(n));
      await pause(WRITE_EVERY);
    }
    await Promise.all(open);
  })();
  return {
    async stop() {
      stopped = true;
      await loop;
      return { writes: latencies.length, p50: at(latencies, 0.5), p99: at(latencies, 0.99) };
    },
  };
}
