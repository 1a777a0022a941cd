import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the built clients, which name their scripts by content: only the page itself has to be asked for again. */
export async function serveClients(
  fastify: FastifyInstance,
  clients: { h5: string; console: string },
  sandboxOrigin: string | null,
): Promise<void> {
  fastify.get('/', (_, reply) => reply.redirect('/h5/'));
  if (sandboxOrigin !== null) fastify.get('/sandbox', (_, reply) => reply.redirect(sandboxOrigin));
  const folders = [
    { root: clients.h5, prefix: '/h5/' },
    { root: clients.console, prefix: '/console/' },
  ].filter(({ root }) => existsSync(root));
  for (const [index, { root, prefix }] of folders.entries()) {
    fastify.get(prefix.slice(0, -1), (_, reply) => reply.redirect(prefix));
    await fastify.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: index === 0,
      preCompressed: true,
      setHeaders: (reply, file) => {
        const isNamedByContent = /\.[0-9a-zA-Z_-]{8,}\.\w+(\.(gz|br))?$/.test(path.basename(file));
        reply.header('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
}
