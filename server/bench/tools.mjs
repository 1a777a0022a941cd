// What every bench needs: a folder on a real disk, the price of an fsync there, a load, a line of figures.
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import autocannon from 'autocannon';

export const root = path.resolve(import.meta.dirname, '../..');

/** A module of the server as it was built last. */
export const dist = (file) => import(path.join(root, 'server/dist', file));

/** Runs a bench in a folder that goes with it, and says first what an fsync costs there. */
export async function inBenchFolder(work) {
  const folder = benchFolder();
  try {
    const note = isTmpfs(folder) ? '; TMPFS: nothing below is judged' : '';
    console.log(`fsync: ${fsyncMilliseconds(folder).toFixed(2)} ms (median of 200)${note}`);
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Not in /tmp: on a tmpfs an fsync is free and the comparison means nothing. */
export function benchFolder() {
  const parent = path.join(root, '.var', 'bench');
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(path.join(parent, 'run-'));
}

export function isTmpfs(folder) {
  const mounts = readFileSync('/proc/mounts', 'utf8').split('\n');
  const types = mounts
    .map((line) => line.split(' '))
    .filter(([, point]) => point && (folder === point || folder.startsWith(point === '/' ? '/' : `${point}/`)));
  types.sort((a, b) => b[1].length - a[1].length);
  return types[0]?.[2] === 'tmpfs';
}

/** Median milliseconds of appending 4 kB and waiting for the disk. */
export function fsyncMilliseconds(folder) {
  const file = openSync(path.join(folder, 'fsync-probe'), 'w');
  const page = Buffer.alloc(4096);
  const times = Array.from({ length: 200 }, () => {
    const startedAt = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - startedAt;
  });
  closeSync(file);
  return times.sort((a, b) => a - b)[100];
}

/** Starts a process and waits for `ready` by message. */
export async function startProcess(file, env, args = []) {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await new Promise((resolve, reject) => {
    child.on('message', (message) => message === 'ready' && resolve());
    child.on('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return async () => {
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
}

/** `next()` makes the options of one request. A few seconds of warm-up are not counted. */
export async function load({ url, connections, seconds, next, warmUp = 3 }) {
  const run = (duration) =>
    autocannon({ url, connections, duration, requests: [{ method: 'POST', setupRequest: (request) => ({ ...request, ...next() }) }] });
  await run(warmUp);
  const result = await run(seconds);
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99, refused: result.non2xx + result.errors };
}

export function percentiles(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p99: at(0.99) };
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
