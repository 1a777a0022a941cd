// `npm start`: the whole system on one machine, with the sandbox standing in for WeChat and SMS.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { buildServed } from './build.mjs';
import { root, run } from './run.mjs';

export async function start() {
  const startedAt = performance.now();
  const ports = readPorts(process.env);
  await requireFreePorts(ports);
  console.error('Building what has changed …');
  await buildServed();
  const env = {
    ...process.env,
    PORT: String(ports.server),
    METRICS_PORT: String(ports.metrics),
    SANDBOX_ORIGIN: `http://127.0.0.1:${ports.sandbox}`,
  };
  const zsb = (...args) => run(['server/dist/cli/main.js', ...args], { env: { ...env, LOG_LEVEL: 'error' }, quiet: true });
  await zsb('db', 'migrate');
  await zsb('db', 'seed', '--demo');
  const pushUrl = `http://127.0.0.1:${ports.server}/api/v1/wechat/events`;
  const children = [
    await startChild('server/dist-sandbox/main.js', { SANDBOX_PORT: String(ports.sandbox), SANDBOX_PUSH_URL: pushUrl }, '"ready":true'),
    await startChild('server/dist/main.js', { LOG_LEVEL: 'warn', ...env }, null),
  ];
  printWelcome(ports, env.HOST, (performance.now() - startedAt) / 1000);
  await untilStopped(children);
}

const HOST = process.env.HOST ?? '127.0.0.1';

function readPorts({ PORT = '3000', SANDBOX_PORT, METRICS_PORT }) {
  const server = Number(PORT);
  if (!Number.isInteger(server) || server < 1 || server > 65533)
    throw new Error(`PORT must be a port number from 1 to 65533, not “${PORT}”.`);
  return { server, sandbox: Number(SANDBOX_PORT ?? server + 1), metrics: Number(METRICS_PORT ?? server + 2) };
}

/** Asked before the build: nobody should wait a minute to hear it. */
async function requireFreePorts({ server, sandbox, metrics }) {
  await requireFree(server, HOST, 'PORT');
  await requireFree(sandbox, '127.0.0.1', 'SANDBOX_PORT');
  await requireFree(metrics, HOST, 'METRICS_PORT');
}

async function requireFree(port, host, name) {
  const probe = createServer();
  probe.listen(port, host);
  const problem = await once(probe, 'listening').then(
    () => null,
    (error) => error.code,
  );
  probe.close();
  if (problem === 'EADDRINUSE')
    throw new Error(`Port ${port} is in use already. Stop the other program, or choose another: ${name}=${port + 10} npm start`);
  if (problem !== null) throw new Error(`Port ${port} on ${host} cannot be opened (${problem}). Choose another with ${name}=… and HOST=…`);
}

/** Starts one process and waits until it is ready: by its word on standard output, or by message. */
async function startChild(file, env, readyLine) {
  const child = spawn(process.execPath, ['--max-semi-space-size=8', file], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const ready = new Promise((resolve) => {
    child.on('message', (message) => message === 'ready' && resolve(true));
    child.stdout.on('data', (chunk) => {
      if (readyLine && String(chunk).includes(readyLine)) resolve(true);
      else process.stdout.write(chunk);
    });
  });
  const ended = once(child, 'exit').then(() => false);
  if (!(await Promise.race([ready, ended]))) throw new Error(`${path.basename(path.dirname(file))} could not start; the reason is above.`);
  return child;
}

function printWelcome(ports, host, seconds) {
  const shown = !host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  const origin = `http://${shown.includes(':') ? `[${shown}]` : shown}:${ports.server}`;
  console.log(`
  掌上办 is running (${seconds.toFixed(1)} s).

    Citizens   ${origin}/h5/            phone 13800138001, the code appears in the sandbox
    Console    ${origin}/console/       yuelu01 (clerk) · paidan01 (dispatcher), password demo-Zsb-2026
    Sandbox    http://127.0.0.1:${ports.sandbox}/            the messages that were “sent”
    API        ${origin}/api/docs

  Every other demo login can be picked on the login pages. Ctrl-C stops everything; the data stays.
`);
}

async function untilStopped(children) {
  const stop = () => children.forEach((child) => child.kill('SIGTERM'));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  await Promise.race(children.map((child) => once(child, 'exit')));
  stop();
  await Promise.all(children.map((child) => (child.exitCode ?? child.signalCode) !== null || once(child, 'exit')));
}
