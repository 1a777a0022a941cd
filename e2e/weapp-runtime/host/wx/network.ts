import { askNode, onNode } from '../bridge.ts';
import { guarded } from '../failures.ts';
import { addressOfFile, fromBase64, putTemporary, readFile, toBase64, writeFile } from '../file-system.ts';
import type { Callback, Json, Options } from '../types.ts';
import { ApiFailure, asyncApis, listenerPair, settle } from './call.ts';

interface HttpAnswer {
  error?: string;
  status: number;
  header: Record<string, string>;
  cookies: string[];
  body: string;
}

interface Task extends Json {
  abort: () => void;
}

/** Requests run in Node, as on a phone they run outside the page: no origin, no CORS, no cookies of a browser. */
const TIMEOUT_MS = 60_000;
const FAILED = { errno: 600001 };

let count = 0;
let isOnline = true;
let networkType = 'wifi';
const statusListeners = new Set<(status: { isConnected: boolean; networkType: string }) => void>();
const progress = new Map<number, Set<Callback>>();

onNode('progress', ({ id, ...answer }) => {
  for (const listener of progress.get(id as number) ?? []) guarded(() => listener(answer));
});

/** Whether the phone has a network when the mini-program starts. */
export function prepareNetwork(online: boolean): void {
  isOnline = online;
  networkType = online ? 'wifi' : 'none';
}

/** Cuts or restores the network of the mini-program. */
export function setOnline(online: boolean): void {
  if (isOnline === online) return;
  prepareNetwork(online);
  for (const listener of statusListeners) guarded(() => listener({ isConnected: online, networkType }));
}

async function exchange(id: number, kind: 'request' | 'uploadFile', request: Json): Promise<HttpAnswer> {
  if (!isOnline) throw new ApiFailure('net::ERR_INTERNET_DISCONNECTED', { errno: 600003 });
  const answer = await askNode<HttpAnswer>('http', { id, kind, timeout: TIMEOUT_MS, ...request });
  if (answer.error) throw new ApiFailure(answer.error, FAILED);
  return answer;
}

function task(name: string, options: Options, work: (id: number) => Promise<unknown>): Task {
  const id = ++count;
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      reject(new ApiFailure('abort', FAILED));
      void askNode('abort', { id });
    };
  });
  const listeners = new Set<Callback>();
  const headers = new Set<Callback>();
  progress.set(id, listeners);
  const running = checked(options, () => work(id)).then((answer) => {
    for (const listener of headers) guarded(() => listener({ header: answer.header, cookies: answer.cookies ?? [] }));
    return answer;
  });
  const finished = Promise.race([running, aborted]).finally(() => progress.delete(id));
  // A task is answered to its callbacks only: it is no promise.
  settle(name, options, finished)?.catch(() => undefined);
  return {
    abort,
    ...listenerPair('ProgressUpdate', listeners),
    ...listenerPair('HeadersReceived', headers),
    ...listenerPair('ChunkReceived', new Set()),
  };
}

async function checked(options: Options, work: () => Promise<unknown>): Promise<Json> {
  const url = options['url'];
  if (typeof url !== 'string' || !/^https?:\/\//.test(url)) throw new ApiFailure(`invalid url "${String(url)}"`, FAILED);
  return (await work()) as Json;
}

const request = (options: Options): Task => {
  const method = ((options['method'] as string | undefined) ?? 'GET').toUpperCase();
  const header = { 'content-type': 'application/json', ...lowerCased(options['header']) };
  return task('request', options, async (id) => {
    const sent = bodyOf(options['data'], method, header['content-type']);
    const answer = await exchange(id, 'request', {
      url: withQuery(options['url'] as string, sent.query),
      method,
      header,
      body: sent.body,
      ...timeoutOf(options),
    });
    return { data: readData(answer, options), statusCode: answer.status, header: answer.header, cookies: answer.cookies };
  });
};

const lowerCased = (header: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((header ?? {}) as Record<string, string>).map(([name, value]) => [name.toLowerCase(), String(value)]));

const timeoutOf = ({ timeout }: Options): Json => (typeof timeout === 'number' && timeout > 0 ? { timeout } : {});

const encodeForm = (data: Json): string =>
  Object.entries(data)
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name)}=${encodeURIComponent(typeof value === 'object' ? JSON.stringify(value) : String(value as string))}`,
    )
    .join('&');

/** GET carries its data in the address; others by their content type: JSON, form, or as it is. */
function bodyOf(data: unknown, method: string, contentType: string): { query: string; body: string | null } {
  if (data === undefined || data === null) return { query: '', body: null };
  if (method === 'GET') return { query: typeof data === 'string' ? data : encodeForm(data as Json), body: null };
  if (data instanceof ArrayBuffer) return { query: '', body: toBase64(new Uint8Array(data)) };
  const text =
    typeof data === 'string' ? data : contentType.includes('x-www-form-urlencoded') ? encodeForm(data as Json) : JSON.stringify(data);
  return { query: '', body: toBase64(new TextEncoder().encode(text)) };
}

const withQuery = (url: string, query: string): string => (query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`);

function readData({ body }: HttpAnswer, { responseType, dataType = 'json' }: Options): unknown {
  const bytes = fromBase64(body);
  if (responseType === 'arraybuffer') return bytes.buffer;
  const text = new TextDecoder().decode(bytes);
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const uploadFile = (options: Options): Task =>
  task('uploadFile', options, async (id) => {
    const path = String(options['filePath']);
    const bytes = await readFile(path).catch((error: Error) => {
      throw new ApiFailure(error.message);
    });
    const file = { name: options['name'] ?? 'file', fileName: options['fileName'] ?? path.split('/').at(-1), bytes: toBase64(bytes) };
    const fields = options['formData'] ?? {};
    const header = lowerCased(options['header']);
    const answer = await exchange(id, 'uploadFile', { url: options['url'], method: 'POST', header, file, fields, ...timeoutOf(options) });
    return { data: new TextDecoder().decode(fromBase64(answer.body)), statusCode: answer.status, header: answer.header };
  });

const downloadFile = (options: Options): Task =>
  task('downloadFile', options, async (id) => {
    const answer = await exchange(id, 'request', {
      url: options['url'],
      method: 'GET',
      header: lowerCased(options['header']),
      body: null,
      ...timeoutOf(options),
    });
    const bytes = fromBase64(answer.body);
    const done = { statusCode: answer.status, header: answer.header };
    if (typeof options['filePath'] === 'string') {
      writeFile(options['filePath'], bytes);
      return { ...done, filePath: options['filePath'] };
    }
    const tempFilePath = putTemporary(bytes, /[a-z0-9]{2,5}$/i.exec(new URL(options['url'] as string).pathname)?.[0] ?? 'bin');
    addressOfFile(tempFilePath);
    return { ...done, tempFilePath };
  });

export const network: Json = {
  request,
  uploadFile,
  downloadFile,
  ...asyncApis({ getNetworkType: () => ({ networkType, hasSystemProxy: false, signalStrength: isOnline ? -50 : 0 }) }),
  ...listenerPair('NetworkStatusChange', statusListeners),
  ...listenerPair('NetworkWeakChange', new Set()),
};
