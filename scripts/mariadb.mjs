// A private MariaDB on a socket of its own, for one test run; nothing of it stays.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

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
  const missing = ['mariadbd', 'mariadb-install-db'].filter((name) => !inPath(name));
  return missing.length === 0 ? null : `${missing.join(' and ')} not found in the PATH. Install MariaDB 10.6 or newer.`;
}

/** Defaults as unlike ours as they come: what holds here holds by what every connection and table says of itself. */
const DEFAULTS = ['--default-time-zone=+05:45', '--sql-mode=', '--character-set-server=latin1', '--transaction-isolation=REPEATABLE-READ'];
/** Tests lose nothing with the machine, so nothing waits for the disk. */
const FAST = ['--innodb-flush-log-at-trx-commit=0', '--innodb-flush-method=nosync', '--innodb-doublewrite=0'];
const SMALL = ['--innodb-buffer-pool-size=128M', '--innodb-log-file-size=48M', '--max-connections=300', '--performance-schema=0'];

/** Starts one; null where none is installed, or ZSB_SKIP_MARIADB is set. */
export async function privateMariadb() {
  if (whyNoMariadb() !== null) return null;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zsb-maria-'));
  const socket = path.join(directory, 's');
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const files = ['--no-defaults', `--datadir=${directory}/data`, ...asRoot];
  const remove = () => rmSync(directory, { recursive: true, force: true });
  const installing = spawn(inPath('mariadb-install-db'), [...files, '--auth-root-authentication-method=normal', '--skip-test-db'], {
    stdio: 'ignore',
  });
  const [code] = await once(installing, 'exit');
  if (code !== 0) {
    remove();
    throw new Error(`mariadb-install-db ended with ${code}`);
  }
  const options = [`--socket=${socket}`, '--skip-networking', ...DEFAULTS, ...FAST, ...SMALL];
  const child = spawn(inPath('mariadbd'), [...files, ...options], { stdio: 'ignore' });
  // A run that is broken off leaves neither a server nor its files.
  const breakOff = () => {
    child.kill('SIGKILL');
    remove();
  };
  process.once('exit', breakOff);
  for (let tries = 0; !existsSync(socket); tries++) {
    if (tries > 300 || child.exitCode !== null) throw new Error('the private MariaDB did not come up in 30 s');
    await pause(100);
  }
  const stop = async () => {
    process.off('exit', breakOff);
    const ended = once(child, 'exit');
    child.kill();
    await ended;
    remove();
  };
  return { socket, stop };
}
