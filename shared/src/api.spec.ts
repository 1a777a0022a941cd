import { call, endpoint, type TransportRequest } from './api.js';

/** What a transport is asked for. */
async function sent(path: string, input: object): Promise<TransportRequest> {
  let seen: TransportRequest | undefined;
  await call(
    async (request) => {
      seen = request;
      return null;
    },
    endpoint<object, null>('GET', path),
    input,
  );
  return seen!;
}

it.each<[string, string, object, string]>([
  ['no parameters', '/api/v1/city', {}, '/api/v1/city'],
  ['a parameter', '/api/v1/complaints/:id', { params: { id: 'abc' } }, '/api/v1/complaints/abc'],
  ['a parameter in the middle', '/api/v1/complaints/:id/rate', { params: { id: 'abc' } }, '/api/v1/complaints/abc/rate'],
  ['two parameters', '/a/:one/:two', { params: { one: '1', two: '2' } }, '/a/1/2'],
  ['a parameter that would leave its place', '/a/:id/b', { params: { id: '../x?y#z' } }, '/a/..%2Fx%3Fy%23z/b'],
  ['a query', '/a', { query: { tab: 'toAccept', limit: 20 } }, '/a?tab=toAccept&limit=20'],
  ['a query with Chinese and signs', '/a', { query: { search: '路灯 & 100%' } }, '/a?search=%E8%B7%AF%E7%81%AF%20%26%20100%25'],
  ['a query with gaps', '/a', { query: { after: undefined, search: null, limit: 0, flag: false } }, '/a?limit=0&flag=false'],
  ['an empty query', '/a', { query: {} }, '/a'],
  ['both', '/a/:id', { params: { id: '1' }, query: { x: 'y' } }, '/a/1?x=y'],
])('a path is filled in with %s', async (_, path, input, filled) => {
  expect((await sent(path, input)).path).toBe(filled);
});

it('a call hands method and body to the transport and gives back what it answered', async () => {
  const seen: TransportRequest[] = [];
  const transport = async (request: TransportRequest) => {
    seen.push(request);
    return { answer: 42 };
  };
  const route = endpoint<{ body: { text: string } }, { answer: number }>('POST', '/a');
  expect(await call(transport, route, { body: { text: 'hello' } })).toEqual({ answer: 42 });
  expect(seen).toEqual([{ method: 'POST', path: '/a', body: { text: 'hello' } }]);
});

it('a refusal of the transport passes through', async () => {
  const refusing = () => Promise.reject(new Error('no answer'));
  await expect(call(refusing, endpoint<object, null>('GET', '/a'), {})).rejects.toThrow('no answer');
});
