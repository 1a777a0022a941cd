import { fastify } from 'fastify';
import type { DomainError } from '@zsb/shared/errors';
import { requireClientVersion } from './observe-requests.js';

async function outcomeOf(client: string | undefined, minimum: string): Promise<string> {
  const app = fastify();
  let refusal = 'served';
  app.setErrorHandler((error, _, reply) => {
    refusal = (error as DomainError).code;
    void reply.status(426).send();
  });
  requireClientVersion(app, minimum);
  app.get('/', () => 'ok');
  await app.inject({ method: 'GET', url: '/', headers: client === undefined ? {} : { 'x-client': client } });
  await app.close();
  return refusal;
}

it.each([
  ['miniapp/1.4.0', '1.4.0', 'served'],
  ['miniapp/1.3.9', '1.4.0', 'platform.client-too-old'],
  ['miniapp/1.4.1', '1.4.0', 'served'],
  // By number, not by letter.
  ['miniapp/1.10.0', '1.9.0', 'served'],
  ['miniapp/1.9.0', '1.10.0', 'platform.client-too-old'],
  ['miniapp/2.0.0', '1.99.99', 'served'],
  ['miniapp/0.9.9', '1.0.0', 'platform.client-too-old'],
  ['console/0.1.0', '1.4.0', 'served'],
  ['something else', '1.4.0', 'served'],
  [undefined, '1.4.0', 'served'],
])('a client %s with the minimum %s is %s', async (client, minimum, outcome) => {
  expect(await outcomeOf(client, minimum)).toBe(outcome);
});
