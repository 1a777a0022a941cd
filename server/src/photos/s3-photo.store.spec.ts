import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { PhotoId } from '@zsb/shared/ids';
import { S3PhotoStore } from './s3-photo.store.js';

/** Keeps objects in memory and answers as S3 does; requests without a version 4 signature are refused. */
class Bucket {
  readonly objects = new Map<string, Buffer>();
  refused = 0;
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const signed = /^AWS4-HMAC-SHA256 Credential=access\/\d{8}\/cn\/s3\/aws4_request, SignedHeaders=.+, Signature=[0-9a-f]{64}$/;
      const key = new URL(request.url ?? '', 'http://s3').pathname;
      if (!signed.test(request.headers.authorization ?? '')) {
        this.refused += 1;
        return response.writeHead(403).end();
      }
      if (request.method === 'PUT') this.objects.set(key, Buffer.concat(chunks));
      if (request.method === 'DELETE') this.objects.delete(key);
      const found = this.objects.get(key);
      if (request.method === 'GET' && !found) {
        return response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
      }
      if (request.method === 'GET') return response.writeHead(200, { 'content-length': found!.length }).end(found);
      return response.writeHead(request.method === 'DELETE' ? 204 : 200).end();
    });
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const id = '0193a000-0000-7000-8000-0000000000ab' as PhotoId;
let bucket: Bucket;
let store: S3PhotoStore;
beforeEach(async () => {
  bucket = new Bucket();
  const endpoint = await bucket.start();
  store = new S3PhotoStore({ endpoint, region: 'cn', bucket: 'zsb', accessKey: 'access', secretKey: 'secret' });
});
afterEach(() => bucket.stop());

async function bytesOf(size: 'full' | 'thumbnail'): Promise<Buffer | null> {
  const found = await store.read(id, size);
  if (!found) return null;
  const chunks: Buffer[] = [];
  for await (const chunk of found.stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

describe('photos on S3-compatible storage', () => {
  it('come back as they were written, each size under a key of its own, by signed requests', async () => {
    await store.write(id, 'full', Buffer.from('full'));
    await store.write(id, 'thumbnail', Buffer.from('small'));
    expect([...bucket.objects.keys()].sort()).toEqual([`/zsb/photos/ab/${id}.full.jpg`, `/zsb/photos/ab/${id}.thumbnail.jpg`]);
    expect((await bytesOf('full'))?.toString()).toBe('full');
    expect((await store.read(id, 'thumbnail'))?.bytes).toBe(5);
    expect(bucket.refused).toBe(0);
  });

  it('are null when they are not there, before and after they are removed', async () => {
    expect(await bytesOf('full')).toBeNull();
    await store.write(id, 'full', Buffer.from('full'));
    await store.remove(id);
    expect(await bytesOf('full')).toBeNull();
  });

  it('are not acknowledged when the storage refuses', async () => {
    const strict = new Bucket();
    const endpoint = await strict.start();
    const stranger = new S3PhotoStore({ endpoint, region: 'other', bucket: 'zsb', accessKey: 'access', secretKey: 'secret' });
    await expect(stranger.write(id, 'full', Buffer.from('full'))).rejects.toThrow();
    strict.stop();
  });
});
