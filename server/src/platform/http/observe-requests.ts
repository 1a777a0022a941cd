import type { FastifyInstance } from 'fastify';
import { DomainError } from '@zsb/shared/errors';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { requestSeconds } from '../metrics.js';
import type { Principal } from '../auth/principal.js';

/** Gives every answer its request id, and every request a line in the log and a place in the metrics. */
export function observeRequests(fastify: FastifyInstance, log: Log): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    // The route's pattern, not its address: addresses hold ids and signatures.
    const route = request.routeOptions.url ?? 'unknown';
    const seconds = reply.elapsedTime / 1000;
    requestSeconds.observe({ method: request.method, route, status: String(reply.statusCode) }, seconds);
    log.info({
      requestId: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      actor: actorOf((request as { principal?: Principal }).principal),
    });
    done();
  });
}

/** Old mini-programs live for days: below the lowest accepted version they are sent to their update page (426). */
export function requireClientVersion(fastify: FastifyInstance, minimum: string): void {
  fastify.addHook('onRequest', (request, _, done) => {
    const [, version] = /^miniapp\/(\d+\.\d+\.\d+)$/.exec(String(request.headers['x-client'] ?? '')) ?? [];
    done(version !== undefined && isOlder(version, minimum) ? new DomainError('platform.client-too-old', { minimum }) : undefined);
  });
}

function isOlder(version: string, minimum: string): boolean {
  const [given, wanted] = [version, minimum].map((text) => text.split('.').map(Number));
  const at = [0, 1, 2].find((index) => given![index] !== wanted![index]);
  return at !== undefined && given![at]! < wanted![at]!;
}

/** While tests move the clock: clients take the time from the answers, so these have to say the moved one. */
export function dateFromClock(fastify: FastifyInstance, clock: Clock): void {
  fastify.addHook('onRequest', (_, reply, done) => {
    void reply.header('date', clock.now().toUTCString());
    done();
  });
}

const actorOf = (principal: Principal | undefined): string | undefined =>
  principal && (principal.kind === 'citizen' ? principal.personId : principal.staffId);
