import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

export const root = path.resolve(import.meta.dirname, '..');

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

export interface WorldOptions {
  /** Where its empty database is; SQLite unless told. */
  mariadb?: { url: string };
  /** How many servers share the database, the data directory and the sandbox. */
  servers?: number;
  /** What this city has set up otherwise than the demonstration: lines of `city.json`. */
  city?: Record<string, string>;
}

/** One running system of its own: empty demonstration database, sandbox, servers; all on one movable clock. */
export class World {
  /** Of every server. */
  readonly origins: string[];
  readonly sandboxOrigin: string;
  private shift = 0;
  /** Servers by their number, and the sandbox. */
  private readonly children = new Map<number | 'sandbox', ChildProcess>();

  private readonly folder: string;
  private readonly ports: { servers: number[]; sandbox: number };
  private readonly databaseUrl: string;

  private constructor(folder: string, ports: World['ports'], databaseUrl: string) {
    this.folder = folder;
    this.ports = ports;
    this.databaseUrl = databaseUrl;
    this.origins = ports.servers.map((port) => `http://127.0.0.1:${port}`);
    this.sandboxOrigin = `http://127.0.0.1:${ports.sandbox}`;
  }

  /** @param at the instant at which the world begins; office hours matter to the clocks */
  static async start(at = '2026-11-18T10:00:00+08:00', { mariadb, servers = 1, city = {} }: WorldOptions = {}): Promise<World> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'zsb-e2e-'));
    layOutCatalogue(path.join(folder, 'catalogue'), city);
    const ports = { servers: await Promise.all(Array.from({ length: servers }, freePort)), sandbox: await freePort() };
    const world = new World(folder, ports, mariadb?.url ?? '');
    world.setClock(new Date(at).getTime() - Date.now());
    await world.zsb('db', 'migrate');
    await world.zsb('db', 'seed', '--demo');
    await world.startProcess('sandbox', 'server/dist-sandbox/main.js', `${world.sandboxOrigin}/sandbox/messages`);
    await Promise.all(ports.servers.map((_, number) => world.startServer(number)));
    return world;
  }

  /** The first server, which is the only one unless told. */
  get origin(): string {
    return this.origins[0]!;
  }

  startServer(number = 0): Promise<void> {
    const own = { PORT: String(this.ports.servers[number]) };
    return this.startProcess(number, 'server/dist/main.js', `${this.origins[number]}/readyz`, own);
  }

  /** As a power cut would: nothing is closed, nothing is flushed. */
  async killServer(number = 0): Promise<void> {
    await this.end(number, 'SIGKILL');
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
  zsb(...args: string[]): Promise<string> {
    return this.node('server/dist/cli/main.js', ...args);
  }

  /** A program in this world's environment; answers its standard output. */
  async node(...args: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env: this.env() });
    return stdout;
  }

  async stop(): Promise<void> {
    for (const name of [...this.children.keys()].reverse()) await this.end(name, 'SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async startProcess(name: number | 'sandbox', file: string, address: string, own: NodeJS.ProcessEnv = {}): Promise<void> {
    const child = spawn(process.execPath, [file], { cwd: root, env: { ...this.env(), ...own }, stdio: ['ignore', 'ignore', 'inherit'] });
    this.children.set(name, child);
    await until(`${name === 'sandbox' ? name : `server ${name}`} answers`, async () => {
      if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}`);
      return fetch(address).then(
        (answer) => answer.ok,
        () => false,
      );
    });
  }

  private async end(name: number | 'sandbox', signal: NodeJS.Signals): Promise<void> {
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
      PORT: String(this.ports.servers[0]),
      DATABASE_URL: this.databaseUrl,
      METRICS_PORT: '0',
      SANDBOX_PORT: String(this.ports.sandbox),
      SANDBOX_ORIGIN: this.sandboxOrigin,
      SANDBOX_PUSH_URL: `${this.origin}/api/v1/wechat/events`,
      CATALOGUE_DIR: path.join(this.folder, 'catalogue'),
      DATA_DIR: path.join(this.folder, 'data'),
      CLOCK_FILE: this.clockFile,
      LOG_LEVEL: 'error',
    };
  }
}

/** A copy of the demonstration's catalogue, with a city of its own. */
function layOutCatalogue(folder: string, city: Record<string, string>): void {
  cpSync(path.join(root, 'server/catalogue'), folder, { recursive: true });
  const file = path.join(folder, 'city.json');
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...city }));
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
