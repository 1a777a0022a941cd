import { randomUUID } from 'node:crypto';

/** One exchange that the mini-program asks for; bytes are base64. */
export interface HttpRequest {
  id: number;
  kind: 'request' | 'uploadFile';
  url: string;
  method: string;
  header: Record<string, string>;
  /** Body of a request. */
  body?: string | null;
  /** File and fields of an upload. */
  file?: { name: string; fileName: string; bytes: string };
  fields?: Record<string, unknown>;
  /** Milliseconds, on the machine's own clock. */
  timeout: number;
}

export type HttpAnswer = { error: string } | { status: number; header: Record<string, string>; cookies: string[]; body: string };

export type Progress = (progress: { id: number; progress: number; totalBytesSent: number; totalBytesExpectedToSend: number }) => void;

const AGENT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_0 like Mac OS X) MicroMessenger/8.0.50 MiniProgramEnv/devtools';

/** Bytes that go out at once while an upload reports its progress. */
const STEP = 64 * 1024;

/** HTTP in the name of the mini-program: no cookies are kept, redirects are followed, every status is an answer. */
export class Http {
  private readonly appId: string;
  private readonly origins: Readonly<Record<string, string>>;
  private readonly running = new Map<number, AbortController>();

  /** @param origins requests to a key go to its value: a build has the address of its server written into it */
  constructor(appId: string, origins: Readonly<Record<string, string>> = {}) {
    this.appId = appId;
    this.origins = origins;
  }

  /** Where an address leads in this run. */
  resolve(url: string): string {
    const from = Object.keys(this.origins).find((origin) => url === origin || url.startsWith(`${origin}/`));
    return from === undefined ? url : (this.origins[from] ?? '') + url.slice(from.length);
  }

  /** Answers what came, or one word for why nothing did: `timeout`, `abort`, or the cause. */
  async exchange(request: HttpRequest, tell: Progress): Promise<HttpAnswer> {
    const controller = new AbortController();
    this.running.set(request.id, controller);
    const timer = setTimeout(() => controller.abort('timeout'), request.timeout);
    try {
      return await this.send(request, controller.signal, tell);
    } catch (error) {
      return { error: controller.signal.aborted ? String(controller.signal.reason) : causeOf(error) };
    } finally {
      clearTimeout(timer);
      this.running.delete(request.id);
    }
  }

  abort(id: number): void {
    this.running.get(id)?.abort('abort');
  }

  abortAll(): void {
    for (const id of this.running.keys()) this.abort(id);
  }

  private async send(request: HttpRequest, signal: AbortSignal, tell: Progress): Promise<HttpAnswer> {
    const multipart = request.file ? multipartOf(request) : null;
    const bytes = multipart ? multipart.bytes : request.body ? Buffer.from(request.body, 'base64') : null;
    const response = await fetch(this.resolve(request.url), {
      method: request.method,
      headers: {
        referer: `https://servicewechat.com/${this.appId}/devtools/page-frame.html`,
        'user-agent': AGENT,
        ...request.header,
        ...(multipart && { 'content-type': multipart.type, 'content-length': String(multipart.bytes.length) }),
      },
      body: bytes && multipart ? inSteps(bytes, request.id, tell) : bytes,
      ...(multipart && { duplex: 'half' }),
      signal,
    } as RequestInit);
    const { 'set-cookie': _, ...header } = Object.fromEntries(response.headers);
    const body = Buffer.from(await response.arrayBuffer()).toString('base64');
    return { status: response.status, header, cookies: response.headers.getSetCookie(), body };
  }
}

function multipartOf({ file, fields = {} }: HttpRequest): { bytes: Buffer; type: string } {
  const boundary = `weapp-${randomUUID()}`;
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${escapeQuotes(name)}"\r\n\r\n${String(value)}\r\n`),
  );
  if (file) {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${escapeQuotes(file.name)}"; filename="${escapeQuotes(file.fileName)}"\r\ncontent-type: ${typeOf(file.fileName)}\r\n\r\n`;
    parts.push(Buffer.from(head), Buffer.from(file.bytes, 'base64'), Buffer.from('\r\n'));
  }
  return { bytes: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), type: `multipart/form-data; boundary=${boundary}` };
}

const escapeQuotes = (text: string): string => text.replaceAll('"', '%22').replaceAll(/[\r\n]/g, ' ');

const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  pdf: 'application/pdf',
};
const typeOf = (fileName: string): string => TYPES[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

async function* inSteps(bytes: Buffer, id: number, tell: Progress): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < bytes.length;) {
    const step = bytes.subarray(sent, sent + STEP);
    yield step;
    sent += step.length;
    tell({ id, progress: Math.floor((sent / bytes.length) * 100), totalBytesSent: sent, totalBytesExpectedToSend: bytes.length });
    await Promise.resolve();
  }
}

function causeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string; message?: string } };
  return cause?.code ?? cause?.message ?? (error as Error).message;
}
