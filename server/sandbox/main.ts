/** Entry of the sandbox process. Prints one line of JSON when it listens; stops at once on SIGTERM and SIGINT. */
import { readFileSync } from 'node:fs';
import { startSandbox } from './start-sandbox.js';

const { SANDBOX_PORT = '', SANDBOX_HOST = '127.0.0.1', SANDBOX_PUSH_URL = null, CLOCK_FILE, NODE_ENV } = process.env;

/** Tests move the time of all processes together: the file holds milliseconds to add. */
// eslint-disable-next-line no-restricted-syntax -- a process of its own may not import the server's clock
const shifted = (file: string) => () => new Date(Date.now() + Number(readFileSync(file, 'utf8')));
const now = CLOCK_FILE !== undefined && NODE_ENV === 'test' ? shifted(CLOCK_FILE) : undefined;

if (!/^\d{1,5}$/.test(SANDBOX_PORT) || Number(SANDBOX_PORT) > 65_535) {
  console.error(JSON.stringify({ ready: false, message: 'SANDBOX_PORT must be a port number (0 takes any free one)' }));
  process.exit(2);
}

try {
  const sandbox = await startSandbox({ port: Number(SANDBOX_PORT), host: SANDBOX_HOST, now, pushUrl: SANDBOX_PUSH_URL });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void sandbox.stop().then(() => process.exit(0)));
  }
  console.log(JSON.stringify({ ready: true, port: sandbox.port }));
} catch (error) {
  console.error(JSON.stringify({ ready: false, message: error instanceof Error ? error.message : String(error) }));
  process.exit(1);
}
