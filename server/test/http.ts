import { rmSync } from 'node:fs';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { call, type CallShape, type Endpoint, type Transport } from '@zsb/shared/api';
import { ProblemError, type Problem } from '@zsb/shared/errors';
import { loginsApi, staffLoginsApi, type CitizenSessionView, type StaffSessionView } from '@zsb/shared/logins';
import { AppModule } from '../src/app.module.js';
import { createApp } from '../src/app.setup.js';
import { readConfig } from '../src/config.js';
import { DemoService } from '../src/demo/demo.service.js';
import { closeFoundations } from '../src/foundations.js';
import { FixedClock } from '../src/platform/clock.js';
import { readKeys } from '../src/platform/crypto/keys.js';
import { Database, migrate, type DatabaseParts } from '../src/platform/database/database.js';
import { JobsRunner } from '../src/platform/jobs/jobs.runner.js';
import { createLog } from '../src/platform/log.js';
import type { Foundations } from '../src/platform/platform.module.js';
import { partsOf, takePlace, temporaryFolder, type TestPlace } from './database.js';
import type { Content } from './mariadb.js';
import { startTestSandbox, type TestSandbox } from './sandbox.js';

/** Friday 20 November 2026, 16:00 in Changsha. */
export const FRIDAY_16_00 = new Date('2026-11-20T16:00:00+08:00');

const ROOT = path.resolve(import.meta.dirname, '../..');
const DEMO_PASSWORD = 'demo-Zsb-2026';

export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** The client's address as a proxy on this machine would report it. */
  address?: string;
}

export interface Answer {
  status: number;
  headers: LightMyRequestResponse['headers'];
  /** Parsed JSON, or null where there is none. */
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- each test looks at the fields it is about
  raw: Buffer;
}

/** Somebody who is logged in. */
export interface Caller<Session = unknown> {
  token: string;
  session: Session;
  /** A route of the contract; a refusal is thrown as `ProblemError`. */
  call<Call extends CallShape, Response>(route: Endpoint<Call, Response>, input: Call): Promise<Response>;
}

export interface TestHttp {
  app: NestFastifyApplication;
  clock: FixedClock;
  database: Database;
  sandbox: TestSandbox;
  dataDir: string;
  /** Where the database is. */
  parts: DatabaseParts;
  /** Every line that was logged. */
  log: string[];
  inject(request: Request): Promise<Answer>;
  /** Calls without a token. */
  anonymous: Caller;
  /** Calls with a token that was got in another way. */
  as<Session>(token: string, session: Session): Caller<Session>;
  /** Does every job that is due at the clock's time. */
  runJobs(): Promise<void>;
  /** Logs in through the SMS code that the sandbox delivered. */
  citizen(phone: string): Promise<Caller<CitizenSessionView>>;
  staff(userName: string): Promise<Caller<StaffSessionView>>;
  close(): Promise<void>;
}

/**
 * The whole application over a fresh, seeded database and a sandbox, without a port.
 * @param dataDir with keys and uploads; a fresh one unless told
 * @param place of a database that belongs to `dataDir`; a fresh one with the demonstration city unless told
 */
export async function startHttp({
  clock = new FixedClock(FRIDAY_16_00),
  dataDir = temporaryFolder(),
  place,
}: TestOptions = {}): Promise<TestHttp> {
  const sandbox = await startTestSandbox(() => clock.now());
  const { parts, giveBack } = place ?? (await takePlace(dataDir, SEEDED));
  const log: string[] = [];
  const foundations = await openTestFoundations({ dataDir, parts, clock, sandboxOrigin: sandbox.origin, log });
  const app = await createApp(foundations).catch(async (error: unknown) => {
    // What is left open keeps the test process alive.
    await closeFoundations(foundations);
    await sandbox.stop();
    throw error;
  });
  const inject = injector(app.getHttpAdapter().getInstance());
  const anonymous = caller(inject, undefined, null);
  return {
    app,
    clock,
    database: foundations.database,
    sandbox,
    dataDir,
    parts,
    log,
    inject,
    anonymous,
    as: (token, session) => caller(inject, token, session),
    runJobs: () => app.get(JobsRunner).rounds(),
    citizen: (phone) => loginCitizen({ inject, anonymous, sandbox }, phone),
    async staff(userName) {
      const session = await anonymous.call(staffLoginsApi.login, { body: { userName, password: DEMO_PASSWORD } });
      return caller(inject, session.accessToken, session);
    },
    async close() {
      await app.close();
      await closeFoundations(foundations);
      await sandbox.stop();
      giveBack();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

interface TestOptions {
  clock?: FixedClock;
  dataDir?: string;
  place?: TestPlace;
}

interface TestParts {
  dataDir: string;
  parts: DatabaseParts;
  clock: FixedClock;
  sandboxOrigin: string;
  log?: string[];
}

async function openTestFoundations({ dataDir, parts, clock, sandboxOrigin, log = [] }: TestParts): Promise<Foundations> {
  const config = readConfig({ DATA_DIR: dataDir, SANDBOX_ORIGIN: sandboxOrigin, CLIENTS_DIR: 'none', PORT: '0' }, ROOT);
  const database = await Database.open(parts);
  return { config, clock, database, keys: readKeys(dataDir), log: createLog('info', { write: (line) => void log.push(line) }) };
}

/** The demonstration city: argon2 makes its staff slow to write. */
const SEEDED: Content = {
  name: 'seeded',
  async make(url, file) {
    const parts = partsOf(url, file);
    await migrate(parts);
    const dataDir = temporaryFolder();
    const clock = new FixedClock(FRIDAY_16_00);
    const foundations = await openTestFoundations({ dataDir, parts, clock, sandboxOrigin: 'http://127.0.0.1:9' });
    const app = await NestFactory.createApplicationContext(AppModule.with(foundations), { logger: false, abortOnError: false });
    await app.get(DemoService, { strict: false }).seed();
    await app.close();
    await closeFoundations(foundations);
    rmSync(dataDir, { recursive: true, force: true });
  },
};

type Inject = TestHttp['inject'];

const injector =
  (fastify: FastifyInstance): Inject =>
  async ({ method, path: url, token, body, headers = {}, address }) => {
    const isRaw = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await fastify.inject({
      method,
      url,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(address === undefined ? {} : { 'x-forwarded-for': address }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      payload: isRaw || body === undefined ? body : JSON.stringify(body),
    });
    const isJson = /json/.test(String(response.headers['content-type']));
    return { status: response.statusCode, headers: response.headers, raw: response.rawPayload, body: isJson ? response.json() : null };
  };

/** A transport of the contract over `inject`, as a client has one over its network: an access token that has ended is refreshed. */
function caller<Session>(inject: Inject, token: string | undefined, session: Session): Caller<Session> {
  let tokens: { accessToken?: string; refreshToken?: string } = { ...(session as object), accessToken: token };
  const refreshRoute = 'staff' in (session ?? {}) ? staffLoginsApi.refresh : loginsApi.refresh;
  const transport: Transport = async (request) => {
    let answer = await inject({ ...request, token: tokens.accessToken });
    if (answer.status === 401 && tokens.refreshToken !== undefined) {
      const { refreshToken } = tokens;
      const refreshed = await inject({ method: refreshRoute.method, path: refreshRoute.path, body: { refreshToken } });
      if (refreshed.status === 200) {
        tokens = refreshed.body as typeof tokens;
        answer = await inject({ ...request, token: tokens.accessToken });
      }
    }
    if (answer.status >= 300) throw new ProblemError(answer.body as Problem);
    return answer.body as unknown;
  };
  return {
    get token() {
      return tokens.accessToken ?? '';
    },
    session,
    call: (route, input) => call(transport, route, input),
  };
}

async function loginCitizen(
  { inject, anonymous, sandbox }: Pick<TestHttp, 'inject' | 'anonymous' | 'sandbox'>,
  phone: string,
): Promise<Caller<CitizenSessionView>> {
  await anonymous.call(loginsApi.sendSmsCode, { body: { phone } });
  const message = (await sandbox.messages(phone)).find(({ template }) => template === 'login-code');
  const session = await anonymous.call(loginsApi.sms, { body: { phone, code: message!.params!['code']! } });
  return caller(inject, session.accessToken, session);
}
