import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer, NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '@zsb/shared/errors';
import { PHOTO_LIMITS } from '@zsb/shared/photos';
import { AppModule } from './app.module.js';
import { serveClients } from './clients.js';
import { describeApi } from './openapi.js';
import { requireAccessOnEveryRoute } from './platform/auth/route-check.js';
import { dateFromClock, observeRequests, requireClientVersion } from './platform/http/observe-requests.js';
import { toProblem } from './platform/http/problem.filter.js';
import type { Foundations } from './platform/platform.module.js';
import { preparePushRoute, PUSH_ROUTE } from './platform/wechat/wechat-push.route.js';

/** Largest JSON body: the longest complaint with all its fields fits several times. */
const BODY_BYTES = 128 * 1024;
const PREFIX = 'api/v1';

/** The whole application, ready to listen or to be injected into: `main.ts` and the tests both call this. */
export async function createApp(foundations: Foundations): Promise<NestFastifyApplication> {
  const { config, log } = foundations;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES,
    genReqId: () => randomUUID(),
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    frameworkErrors: refuseAddress,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(foundations), adapter, {
    logger: false,
    abortOnError: false,
  });
  app.setGlobalPrefix(PREFIX, {
    exclude: ['healthz', 'readyz'].map((path) => ({ path, method: RequestMethod.GET })),
  });
  requireAccessOnEveryRoute(app.get(ModulesContainer));
  const fastify: FastifyInstance = adapter.getInstance();
  observeRequests(fastify, log);
  requireClientVersion(fastify, config.minimumClient);
  preparePushRoute(fastify, `/${PREFIX}/${PUSH_ROUTE}`);
  if (config.clockFile !== null) dateFromClock(fastify, foundations.clock);
  await app.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY, crossOriginEmbedderPolicy: false, hsts: false });
  await app.register(multipart, { limits: { fileSize: PHOTO_LIMITS.bytes, files: 1, fields: 5, parts: 6 } });
  await describeApi(app);
  if (config.clients) await serveClients(fastify, config.clients, config.sandboxOrigin);
  app.enableShutdownHooks();
  await app.init();
  return app;
}

/** An address that cannot be read names nothing. Fastify refuses it before any route, and so before the filter. */
function refuseAddress(_error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(new DomainError('platform.not-found'), request.id);
  void reply.status(problem.status).type('application/problem+json').send(problem);
}

/** Both clients are our own files; component libraries write style attributes, and pictures come as blobs before upload. */
const CONTENT_SECURITY = {
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    upgradeInsecureRequests: null,
  },
};
