import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

export const root = path.resolve(import.meta.dirname, '..');

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** One running system of its own: empty demonstration database, sandbox, server; all on one movable clock. */
export class World {
  readonly origin: string;
  readonly sandboxOrigin: string;
  private shift = 0;
  private readonly children = new Map<'server' | 'sandbox', ChildProcess>();

  private readonly folder: string;
  private readonly ports: { server: number; sandbox: number };

  private constructor(folder: string, ports: { server: number; sandbox: number }) {
    this.folder = folder;
    this.ports = ports;
    this.origin = `http://127.0.0.1:${ports.server}`;
    this.sandboxOrigin = `http://127.0.0.1:${ports.sandbox}`;
  }

  /** @param at the instant at which the world begins; office hours matter to the clocks */
  static async start(at = '2026-11-18T10:00:00+08:00'): Promise<World> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zsb-e2e-'));
    const world = new World(folder, { server: await freePort(), sandbox: await freePort() });
    world.setClock(new Date(at).getTime() - Date.now());
    await world.zsb('db', 'migrate');
    await world.zsb('db', 'seed', '--demo');
    await world.startProcess('sandbox', 'server/dist-sandbox/main.js');
    await world.startServer();
    return world;
  }

  startServer(): Promise<void> {
    return this.startProcess('server', 'server/dist/main.js');
  }

  /** As a power cut would: nothing is closed, nothing is flushed. */
  async killServer(): Promise<void> {
    await this.end('server', 'SIGKILL');
  }

  /** Moves the time of every process: `7d`, `90m`. */
  advance(by: `${number}${keyof typeof UNITS}`): void {
    const unit = by.slice(-1) as keyof typeof UNITS;
    this.setClock(this.shift + Number(by.slice(0, -1)) * UNITS[unit]);
  }

  now(): Date {
    return new Date(Date.now() + this.shift);
  }

  /** An operator command on this world's database; answers its standard output. */
  async zsb(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, ['server/dist/cli/main.js', ...args], { cwd: root, env: this.env() });
    return stdout;
  }

  async stop(): Promise<void> {
    await this.end('server', 'SIGTERM');
    await this.end('sandbox', 'SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async startProcess(name: 'server' | 'sandbox', file: string): Promise<void> {
    const child = spawn(process.execPath, [file], { cwd: root, env: this.env(), stdio: ['ignore', 'ignore', 'inherit'] });
    this.children.set(name, child);
    const address = name === 'server' ? `${this.origin}/readyz` : `${this.sandboxOrigin}/sandbox/messages`;
    await until(`the ${name} answers`, async () => {
      if (child.exitCode !== null) throw new Error(`the ${name} ended with ${child.exitCode}`);
      return fetch(address).then(
        (answer) => answer.ok,
        () => false,
      );
    });
  }

  private async end(name: 'server' | 'sandbox', signal: NodeJS.Signals): Promise<void> {
    const child = this.children.get(name);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  private setClock(shift: number): void {
    this.shift = shift;
    writeFileSync(this.clockFile, String(shift));
  }

  /** For a browser or runtime that has to show the same time. */
  get clockFile(): string {
    return path.join(this.folder, 'clock');
  }

  private env(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      NODE_ENV: 'test',
      PORT: String(this.ports.server),
      METRICS_PORT: '0',
      SANDBOX_PORT: String(this.ports.sandbox),
      SANDBOX_ORIGIN: this.sandboxOrigin,
      DATA_DIR: path.join(this.folder, 'data'),
      CLOCK_FILE: this.clockFile,
      LOG_LEVEL: 'error',
    };
  }
}

/** Asks every 50 ms until the answer is yes; fails after ten seconds. */
export async function until(what: string, ask: () => Promise<boolean>, seconds = 10): Promise<void> {
  const endsAt = performance.now() + seconds * 1000;
  while (performance.now() < endsAt) {
    if (await ask()) return;
    await pause(50);
  }
  throw new Error(`waited ${seconds} s in vain: ${what}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
