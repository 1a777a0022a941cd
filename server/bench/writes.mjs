// What bookings would feel while something large runs.
import { setTimeout as pause } from 'node:timers/promises';
import { percentiles } from './tools.mjs';

/** One write every so many milliseconds. */
const WRITE_EVERY = 10;

/** Writes into the database as the server does, a unit like a booking's each: one conditional update, one insert; until `stop` answers how long they took. */
export function writesMeanwhile(database) {
  const latencies = [];
  let [stopped, refused] = [false, 0];
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
      open.push(write(n).catch(() => (refused += 1)));
      await pause(WRITE_EVERY);
    }
    await Promise.all(open);
  })();
  return async function stop() {
    stopped = true;
    await loop;
    return { writes: latencies.length, refused, ...percentiles(latencies) };
  };
}

/** One line of it. */
export const writesText = ({ writes, refused, p50, p99 }) =>
  `writes meanwhile: ${writes}${refused > 0 ? ` REFUSED ${refused}` : ''}, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (goal < 100)`;
