// A private MariaDB on a socket of its own, for one test run; nothing of it stays.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '..');

/** Debian keeps servers out of an ordinary user's PATH. */
const PLACES = ['/usr/sbin', '/opt/homebrew/bin', '/usr/local/bin'];

const inPath = (name) =>
  [...(process.env.PATH ?? '').split(path.delimiter), ...PLACES].map((folder) => path.join(folder, name)).find(isExecutable);

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Why the tests on MariaDB cannot run here, as one sentence; null where they can. */
export function whyNoMariadb() {
  if (process.env.ZSB_SKIP_MARIADB) return 'ZSB_SKIP_MARIADB is set.';
  const missing = ['mariadbd', 'mariadb-install-db', 'mariadb'].filter((name) => !inPath(name));
  return missing.length === 0 ? null : `${missing.join(', ')} not found in the PATH. Install MariaDB 10.6 or newer.`;
}

/** Every spec of the server that opens a database, except those about SQLite itself: they run on both. */
export const specsOnDatabases = () =>
  globSync('server/src/**/*.spec.ts', { cwd: root })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => !file.endsWith('.sqlite.spec.ts'))
    .filter((file) => /openTestDatabase|startClockedCases|startHttp|startWorld/.test(readFileSync(path.join(root, file), 'utf8')));

/** Defaults as unlike ours as they come: what holds here holds by what every connection and table says of itself. */
const DEFAULTS = ['--default-time-zone=+05:45', '--sql-mode=', '--character-set-server=latin1', '--transaction-isolation=REPEATABLE-READ'];
/** Tests lose nothing with the machine, so nothing waits for the disk. */
const FAST = ['--innodb-flush-log-at-trx-commit=0', '--innodb-flush-method=nosync', '--innodb-doublewrite=0'];
const SMALL = ['--innodb-buffer-pool-size=128M', '--innodb-log-file-size=48M', '--max-connections=300', '--performance-schema=0'];

/** Starts one with an empty database `zsb`, whose address is `url`; null where none is installed, or ZSB_SKIP_MARIADB is set. */
export async function privateMariadb() {
  if (whyNoMariadb() !== null) return null;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zsb-maria-'));
  const socket = path.join(directory, 's');
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const files = ['--no-defaults', `--datadir=${directory}/data`, ...asRoot];
  const remove = () => rmSync(directory, { recursive: true, force: true });
  await install(files).catch((error) => {
    remove();
    throw error;
  });
  writeFileSync(path.join(directory, 'init.sql'), 'CREATE DATABASE zsb CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;\n');
  const options = [`--socket=${socket}`, `--init-file=${directory}/init.sql`, '--skip-networking', ...DEFAULTS, ...FAST, ...SMALL];
  const child = spawn(inPath('mariadbd'), [...files, ...options], { stdio: 'ignore' });
  const letGo = whenBrokenOff(() => {
    child.kill('SIGKILL');
    remove();
  });
  for (let tries = 0; !existsSync(socket); tries++) {
    if (tries > 300 || child.exitCode !== null) throw new Error('the private MariaDB did not come up in 30 s');
    await pause(100);
  }
  const stop = async () => {
    letGo();
    const ended = once(child, 'exit');
    child.kill();
    await ended;
    remove();
  };
  return { socket, url: `mysql://root@localhost/zsb?socketPath=${encodeURIComponent(socket)}`, value: (sql) => value(socket, sql), stop };
}

/** The system tables of a new server. */
async function install(files) {
  const options = [...files, '--auth-root-authentication-method=normal', '--skip-test-db'];
  const [code] = await once(spawn(inPath('mariadb-install-db'), options, { stdio: 'ignore' }), 'exit');
  if (code !== 0) throw new Error(`mariadb-install-db ended with ${code}`);
}

/** One value of the database `zsb`, read past the servers. */
async function value(socket, sql) {
  const client = ['--no-defaults', `--socket=${socket}`, '--skip-column-names', '--batch', '--execute', sql, 'zsb'];
  const { stdout } = await promisify(execFile)(inPath('mariadb'), client);
  return stdout.trim();
}

/** A run that is broken off leaves neither a server nor its files. Answers how to call this off. */
function whenBrokenOff(clean) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const onSignal = (signal) => {
    letGo();
    clean();
    process.kill(process.pid, signal);
  };
  const letGo = () => {
    process.off('exit', clean);
    for (const signal of signals) process.off(signal, onSignal);
  };
  process.on('exit', clean);
  for (const signal of signals) process.on(signal, onSignal);
  return letGo;
}
