import type { FastifyInstance } from 'fastify';

/** Where WeChat calls us, below the prefix of all routes: set up in the mini-program's admin pages. */
export const PUSH_ROUTE = 'wechat/events';
/** Far more than an event; what is larger is not WeChat's. */
const PUSH_BYTES = 64 * 1024;

/**
 * What is special about a route whose caller is WeChat. It is not documented as which type JSON comes: it is read as JSON,
 * whatever it is called, save XML, which is refused by its type: the data format has to be set to JSON.
 * Before the routes are made.
 */
export function preparePushRoute(fastify: FastifyInstance, path: string): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url === path) route.bodyLimit = PUSH_BYTES;
  });
  fastify.addHook('onRequest', (request, _, done) => {
    if (request.method === 'POST' && request.routeOptions.url === path && !/xml/i.test(request.headers['content-type'] ?? ''))
      request.headers['content-type'] = 'application/json';
    done();
  });
}
