import { once } from 'node:events';
import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';

/** Texts that the page reads, by address. */
export type Texts = Record<string, () => { type: string; text: string }>;

const SHELL = `<!DOCTYPE html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>小程序</title>
    <link rel="icon" href="data:," />
  </head>
  <body><script src="/weapp/host.js"></script></body>
</html>`;

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

export interface PageServer {
  origin: string;
  close: () => Promise<void>;
}

/** Serves the page's shell, the given texts and the files of the build, on the loopback address only. */
export async function servePage(dist: string, texts: Texts): Promise<PageServer> {
  const server = createServer((request, response) => answer(request, response, dist, texts)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, dist: string, texts: Texts): void {
  const { pathname } = new URL(request.url ?? '/', 'http://page');
  const known = pathname === '/' ? { type: 'text/html', text: SHELL } : texts[pathname]?.();
  if (known) {
    response.setHeader('content-type', `${known.type}; charset=utf-8`);
    response.end(known.text);
    return;
  }
  sendFile(response, path.join(dist, decodeURIComponent(pathname)), dist);
}

function sendFile(response: ServerResponse, file: string, dist: string): void {
  const isWithin = !path.relative(dist, file).startsWith('..');
  if (!isWithin || !statSync(file, { throwIfNoEntry: false })?.isFile()) {
    response.statusCode = 404;
    response.end();
    return;
  }
  response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream');
  createReadStream(file).pipe(response);
}
