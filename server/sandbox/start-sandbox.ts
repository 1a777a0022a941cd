import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Control } from './control.js';
import { type Exchange, json, type Reply } from './exchange.js';
import { Faults, replyInsteadOf, type Service } from './faults.js';
import { Mailbox } from './mailbox.js';
import { PublicSecurity } from './public-security/public-security.js';
import { SmsGateway } from './sms/sms-gateway.js';
import { Push } from './wechat/push.js';
import { Wechat } from './wechat/wechat.js';

export interface SandboxOptions {
  /** 0 takes any free port. */
  port: number;
  host?: string;
  /** What time it is for tokens and signatures; the machine's time unless told. */
  now?: () => Date;
  /** Where WeChat tells our server what people changed; null, and nothing is told unless the request says where. */
  pushUrl?: string | null;
}

export interface Sandbox {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  origin: string;
  port: number;
  /** Cuts every connection, hanging ones too, and frees the port. */
  stop(): Promise<void>;
}

/** Starts the stand-in for WeChat, SMS and the public security. Rejects when the port is taken. Everything it knows is lost when it stops. */
export async function startSandbox({ port, host = '127.0.0.1', now = machineTime, pushUrl = null }: SandboxOptions): Promise<Sandbox> {
  const stopping = new AbortController();
  const answer = answerer(new Push(pushUrl));
  const server = createServer((request, response) => {
    handle({ request, response, now, answer, stopped: stopping.signal }).catch((error: unknown) => {
      // Cut while waiting or reading: there is nobody left to answer.
      if (stopping.signal.aborted || request.destroyed || response.destroyed) return;
      console.error(JSON.stringify({ level: 'error', path: request.url?.split('?')[0], message: String(error) }));
      write(response, json({ message: 'the sandbox failed' }, 500));
    });
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  return { origin: `http://${host.includes(':') ? `[${host}]` : host}:${actual}`, port: actual, stop: () => stop(server, stopping) };
}

// The sandbox is a process of its own that may not import the server's clock; this is its only look at the time.
// eslint-disable-next-line no-restricted-syntax
const machineTime = () => new Date();

async function stop(server: Server, stopping: AbortController): Promise<void> {
  stopping.abort();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

/** `null` cuts the connection, `never` leaves it open without a word. */
type Outcome = Reply | null | 'never';
type Answer = (exchange: Exchange, wait: (milliseconds: number) => Promise<void>) => Promise<Outcome>;

function answerer(push: Push): Answer {
  const mailbox = new Mailbox();
  const faults = new Faults();
  const wechat = new Wechat(mailbox);
  const services: Record<Service, { answer(exchange: Exchange): Reply }> = {
    wechat,
    sms: new SmsGateway(mailbox),
    'public-security': new PublicSecurity(),
  };
  const control = new Control(mailbox, faults, wechat, push);
  return async (exchange, wait) => {
    const service = serviceOf(exchange.path);
    if (service === null) return control.answer(exchange);
    const fault = faults.take(service, exchange.path) ?? { target: service };
    if (fault.latencyMs) await wait(fault.latencyMs);
    if (fault.hang) return 'never';
    const reply = replyInsteadOf(service, fault) ?? services[service].answer(exchange);
    return fault.dropAfterHandling ? null : reply;
  };
}

function serviceOf(path: string): Service | null {
  if (/^\/(?:sns|cgi-bin|wxa)\//.test(path)) return 'wechat';
  if (path.startsWith('/public-security/')) return 'public-security';
  return path.startsWith('/sms/') ? 'sms' : null;
}

interface Handling {
  request: IncomingMessage;
  response: ServerResponse;
  now: () => Date;
  answer: Answer;
  stopped: AbortSignal;
}

async function handle({ request, response, now, answer, stopped }: Handling): Promise<void> {
  const rawBody = await readBody(request);
  if (rawBody === null) return write(response, json({ message: 'too large' }, 413));
  const url = new URL(`http://sandbox${request.url ?? '/'}`);
  const { method = 'GET', headers } = request;
  const exchange: Exchange = { method, headers, rawBody, path: url.pathname, query: url.searchParams, now: now() };
  const outcome = await answer(exchange, (milliseconds) => delay(milliseconds, undefined, { signal: stopped }));
  if (outcome === 'never') return;
  if (outcome === null) {
    request.socket.destroy();
    return;
  }
  // Only pages of this machine get this far with an Origin (see Control); they may also read the answer.
  if (headers.origin !== undefined && serviceOf(url.pathname) === null && outcome.status !== 403) {
    response.setHeader('Access-Control-Allow-Origin', headers.origin);
    response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
    response.setHeader('Vary', 'Origin');
  }
  write(response, outcome);
}

const LARGEST_BODY = 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function write(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, { 'Content-Type': reply.type, 'Cache-Control': 'no-store' });
  response.end(reply.body);
}
