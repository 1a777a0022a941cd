/**
 * The contract between server and clients: every route is one line in an endpoint table, typed on both ends.
 * A client supplies a `Transport`; `call` fills in the path and hands the rest over.
 */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Endpoint<Call extends CallShape, Response> {
  readonly method: Method;
  /** Path below the origin with `:name` parameters, for instance `/api/v1/complaints/:id`. */
  readonly path: string;
  /** Never present at run time: carries the types. */
  readonly types?: { call: Call; response: Response };
}

/** What a call may carry. `null` where a route takes nothing. */
export interface CallShape {
  params?: Record<string, string>;
  query?: object;
  body?: object;
}

export interface TransportRequest {
  method: Method;
  /** Path with parameters filled in and the query string appended. */
  path: string;
  body?: object;
}

/** Sends one request and answers the parsed body; throws a `ProblemError` for every answer that is not 2xx. */
export type Transport = (request: TransportRequest) => Promise<unknown>;

export function endpoint<Call extends CallShape, Response>(method: Method, path: string): Endpoint<Call, Response> {
  return { method, path };
}

/** Calls a route of the table through a transport. */
export async function call<Call extends CallShape, Response>(
  transport: Transport,
  route: Endpoint<Call, Response>,
  input: Call,
): Promise<Response> {
  return (await transport({ method: route.method, path: fillPath(route.path, input), body: input.body })) as Response;
}

function fillPath(path: string, { params = {}, query = {} }: CallShape): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? filled : `${filled}?${pairs.join('&')}`;
}

/** One page of a list by keyset: pass `next` as `after` to read on; `null` means the end. */
export interface Page<Item> {
  items: Item[];
  next: string | null;
}

export interface PageQuery {
  after?: string;
  /** 1–100, 20 unless told. */
  limit?: number;
}
