import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** Where the configuration is injected. */
export const CONFIG = Symbol('config');

export interface Config {
  host: string;
  port: number;
  metricsPort: number;
  /** SQLite file, uploads and keys. */
  dataDir: string;
  databaseFile: string;
  /** S3-compatible storage for photos; null keeps them in the data directory. */
  s3: { endpoint: string; region: string; bucket: string; accessKey: string; secretKey: string } | null;
  /** Where the audit trail's seals are copied, outside the database. */
  sealCopies: string;
  /** `mysql://…` or `mariadb://…`; null: the SQLite file. */
  databaseUrl: string | null;
  /** Address of the stand-in for WeChat, SMS and the public security; null when the real ones are configured. */
  sandboxOrigin: string | null;
  wechat: {
    origin: string;
    appId: string;
    appSecret: string;
    progressTemplate: string | null;
    /** How WeChat signs and encrypts what it tells us; null: it is not set up to. */
    push: { token: string; encodingAesKey: string | null } | null;
  };
  sms: { origin: string; key: string; secret: string };
  publicSecurity: { origin: string; key: string; secret: string };
  catalogueDir: string;
  /** Folders of the built clients; null leaves them to another web server. */
  clients: { h5: string; console: string } | null;
  logLevel: string;
  /** Lowest accepted `X-Client: miniapp/x.y.z`. */
  minimumClient: string;
  clockFile: string | null;
}

/** Every problem of the environment at once. */
export class BadConfig extends Error {
  constructor(readonly problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

type Env = Record<string, string | undefined>;

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'];
/** Known to everybody: fit for the sandbox only. */
const SANDBOX_CREDENTIALS = {
  appId: 'wx0000000000000000',
  appSecret: '5a4d8b0c6e2f4a7193d5c8e0b1f2a3d4',
  progressTemplate: 'SandboxTemplateProgress000000000000000000000',
  push: { token: 'SandboxPushToken', encodingAesKey: 'SandboxAesKey0123456789SandboxAesKey0123456' },
  smsKey: 'sandbox-sms',
  smsSecret: 'sandbox-sms-secret-0f3b6d9c2e5a8174',
  publicSecurityKey: 'sandbox-public-security',
  publicSecuritySecret: 'sandbox-public-security-secret-7d41c9e05b',
};

/**
 * The only reader of the environment. Throws `BadConfig` with all problems together.
 * @param use operator commands call nobody outside: for them the credentials of the others may be missing
 */
export function readConfig(env: Env, root: string, use: 'server' | 'operator' = 'server'): Config {
  const problems: string[] = [];
  const port = portOf(env, 'PORT', 3000, problems);
  const host = env['HOST'] ?? '127.0.0.1';
  const dataDir = path.resolve(env['DATA_DIR'] ?? path.join(root, '.var', 'data'));
  const sandboxOrigin = env['SANDBOX_ORIGIN'] ?? null;
  const clientsDir = env['CLIENTS_DIR'] ?? root;
  const config: Config = {
    host,
    port,
    metricsPort: portOf(env, 'METRICS_PORT', port === 0 ? 0 : port + 2, problems),
    dataDir,
    databaseFile: path.join(dataDir, 'zsb.sqlite'),
    sealCopies: path.resolve(env['AUDIT_COPIES'] ?? path.join(dataDir, 'audit', 'seals.jsonl')),
    databaseUrl: databaseUrl(env, problems),
    s3: s3Settings(env, problems),
    sandboxOrigin,
    ...outside(env, sandboxOrigin, use === 'server' ? problems : []),
    catalogueDir: path.resolve(env['CATALOGUE_DIR'] ?? path.join(root, 'server', 'catalogue')),
    clients:
      clientsDir === 'none'
        ? null
        : { h5: path.join(clientsDir, 'miniapp', 'dist', 'h5'), console: path.join(clientsDir, 'console', 'dist') },
    logLevel: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info', problems),
    minimumClient: env['MINIMUM_CLIENT'] ?? '0.0.0',
    clockFile: clockFile(env, host, problems),
  };
  makeDataDir(dataDir, problems);
  if (problems.length > 0) throw new BadConfig(problems);
  return config;
}

/** For operator commands that need nothing but the time. Throws `BadConfig`. */
export function readClockFile(env: Env): string | null {
  const problems: string[] = [];
  const file = clockFile(env, env['HOST'] ?? '127.0.0.1', problems);
  if (problems.length > 0) throw new BadConfig(problems);
  return file;
}

function outside(env: Env, sandbox: string | null, problems: string[]): Pick<Config, 'wechat' | 'sms' | 'publicSecurity'> {
  if (sandbox !== null) {
    return {
      wechat: { origin: sandbox, ...pick(SANDBOX_CREDENTIALS, 'appId', 'appSecret', 'progressTemplate', 'push') },
      sms: { origin: sandbox, key: SANDBOX_CREDENTIALS.smsKey, secret: SANDBOX_CREDENTIALS.smsSecret },
      publicSecurity: {
        origin: sandbox,
        key: SANDBOX_CREDENTIALS.publicSecurityKey,
        secret: SANDBOX_CREDENTIALS.publicSecuritySecret,
      },
    };
  }
  const required = (name: string): string => {
    const value = env[name];
    if (!value) problems.push(`${name} is not set. Set it, or SANDBOX_ORIGIN for a demonstration.`);
    return value ?? '';
  };
  return {
    wechat: {
      origin: env['WECHAT_ORIGIN'] ?? 'https://api.weixin.qq.com',
      appId: required('WECHAT_APP_ID'),
      appSecret: required('WECHAT_APP_SECRET'),
      progressTemplate: env['WECHAT_PROGRESS_TEMPLATE'] ?? null,
      push: pushSettings(env, problems),
    },
    sms: { origin: required('SMS_ORIGIN'), key: required('SMS_KEY'), secret: required('SMS_SECRET') },
    publicSecurity: {
      origin: required('PUBLIC_SECURITY_ORIGIN'),
      key: required('PUBLIC_SECURITY_KEY'),
      secret: required('PUBLIC_SECURITY_SECRET'),
    },
  };
}

/** As the admin pages of the mini-program take them (消息推送配置). */
function pushSettings(env: Env, problems: string[]): Config['wechat']['push'] {
  // Empty is not set: that is how compose.yaml hands on what its environment has not.
  const [token, encodingAesKey] = [env['WECHAT_PUSH_TOKEN'] ?? '', env['WECHAT_ENCODING_AES_KEY'] || null];
  if (token === '') {
    if (encodingAesKey !== null) problems.push('WECHAT_ENCODING_AES_KEY needs WECHAT_PUSH_TOKEN beside it.');
    return null;
  }
  if (!/^[A-Za-z0-9]{3,32}$/.test(token)) problems.push('WECHAT_PUSH_TOKEN must have 3 to 32 letters and digits.');
  if (encodingAesKey !== null && !/^[A-Za-z0-9]{43}$/.test(encodingAesKey))
    problems.push('WECHAT_ENCODING_AES_KEY must have 43 letters and digits.');
  return { token, encodingAesKey };
}

const pick = <T, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;

function portOf(env: Env, name: string, preset: number, problems: string[]): number {
  const port = Number(env[name] ?? (Number.isInteger(preset) ? preset : 0));
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    problems.push(`${name} must be a port number from 0 to 65535, not “${env[name]}”.`);
  return port;
}

function oneOf(env: Env, name: string, values: string[], preset: string, problems: string[]): string {
  const value = env[name] ?? preset;
  if (!values.includes(value)) problems.push(`${name} must be one of ${values.join(', ')}, not “${value}”.`);
  return value;
}

const S3_VARIABLES = { endpoint: 'S3_ENDPOINT', bucket: 'S3_BUCKET', accessKey: 'S3_ACCESS_KEY', secretKey: 'S3_SECRET_KEY' } as const;

/** All of the variables, or none. */
function s3Settings(env: Env, problems: string[]): Config['s3'] {
  const names = Object.values(S3_VARIABLES);
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return null;
  if (missing.length > 0) problems.push(`For photos on S3-compatible storage ${missing.join(', ')} must be set too.`);
  const value = (name: string) => env[name] ?? '';
  return {
    endpoint: value(S3_VARIABLES.endpoint),
    bucket: value(S3_VARIABLES.bucket),
    accessKey: value(S3_VARIABLES.accessKey),
    secretKey: value(S3_VARIABLES.secretKey),
    region: env['S3_REGION'] ?? 'us-east-1',
  };
}

function databaseUrl(env: Env, problems: string[]): string | null {
  const text = env['DATABASE_URL'];
  if (!text) return null;
  const { protocol } = URL.parse(text) ?? {};
  if (protocol === 'mysql:' || protocol === 'mariadb:') return text;
  problems.push('DATABASE_URL must look like mysql://user:password@host:3306/name. Leave it out for the SQLite file in DATA_DIR.');
  return null;
}

function clockFile(env: Env, host: string, problems: string[]): string | null {
  const file = env['CLOCK_FILE'];
  if (file === undefined) return null;
  if (env['NODE_ENV'] !== 'test' || !LOOPBACK.includes(host))
    problems.push('CLOCK_FILE is for tests: NODE_ENV=test and a loopback HOST only.');
  return file;
}

function makeDataDir(dataDir: string, problems: string[]): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    problems.push(`DATA_DIR ${dataDir} cannot be written: ${(error as NodeJS.ErrnoException).code}.`);
  }
}
