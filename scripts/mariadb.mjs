// A private MariaDB on a socket of its own, for one test run; nothing of it stays.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const SERVERS = ['/usr/sbin/mariadbd', '/usr/bin/mariadbd', '/opt/homebrew/bin/mariadbd'];

/** Null where no MariaDB is installed, or ZSB_SKIP_MARIADB is set. */
export async function privateMariadb() {
  const server = SERVERS.find((file) => existsSync(file));
  if (!server || process.env.ZSB_SKIP_MARIADB) return null;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'zsb-maria-'));
  const socket = path.join(directory, 's');
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  const files = ['--no-defaults', `--datadir=${directory}/data`, ...asRoot];
  const installer = path.join(path.dirname(server), '..', 'bin', 'mariadb-install-db');
  const installing = spawn(installer, [...files, '--auth-root-authentication-method=normal', '--skip-test-db'], { stdio: 'ignore' });
  const [code] = await once(installing, 'exit');
  if (code !== 0) throw new Error(`mariadb-install-db ended with ${code}`);
  const options = [`--socket=${socket}`, '--skip-networking', '--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=128M'];
  const child = spawn(server, [...files, ...options, '--max-connections=300'], { stdio: 'ignore' });
  for (let tries = 0; !existsSync(socket); tries++) {
    if (tries > 300 || child.exitCode !== null) throw new Error('the private MariaDB did not come up in 30 s');
    await pause(100);
  }
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill();
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  return { socket, stop };
}
