import { rmSync } from 'node:fs';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { temporaryFolder } from './database.js';

/** A line to MariaDB that can be cut at the worst moment. */
export interface Wire {
  /** The same database, reached over the wire. */
  url: string;
  /** Cuts at the next COMMIT: before MariaDB has heard it, or after MariaDB has done it and before its answer is heard. */
  cutAtCommit(when: 'before' | 'after'): void;
  /** How many COMMITs were on the wire. */
  commits(): number;
  stop(): Promise<void>;
}

/** The text protocol sends a statement as it is. */
const COMMIT = Buffer.from('\x03COMMIT');

export async function startWire(url: string): Promise<Wire> {
  const wired = new URL(url);
  const target = wired.searchParams.get('socketPath')!;
  const folder = temporaryFolder();
  const socketPath = path.join(folder, 's');
  let cut: 'before' | 'after' | null = null;
  let commits = 0;
  const server = net.createServer((client) => {
    const upstream = net.connect(target);
    let deaf = false;
    const drop = () => {
      client.destroy();
      upstream.destroy();
    };
    client.on('data', (bytes) => {
      if (bytes.includes(COMMIT)) {
        commits += 1;
        const when = cut;
        cut = null;
        if (when === 'before') return drop();
        deaf = when === 'after';
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => (deaf ? drop() : client.write(bytes)));
    for (const end of [client, upstream]) end.on('error', drop).on('close', drop);
  });
  server.listen(socketPath);
  await once(server, 'listening');
  wired.searchParams.set('socketPath', socketPath);
  return {
    url: wired.href,
    cutAtCommit: (when) => void (cut = when),
    commits: () => commits,
    async stop() {
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
