import { guarded } from '../failures.ts';
import type { Json, Options } from '../types.ts';

/** A `wx` function that answers `fail`: the reason follows its name in `errMsg`. */
export class ApiFailure extends Error {
  readonly fields: Json;

  constructor(reason: string, fields: Json = {}) {
    super(reason);
    this.fields = fields;
  }
}

interface Outcome {
  isOk: boolean;
  answer: Json;
}

/** Makes a `wx` function of the usual form: callbacks in its one argument, or a promise when there are none. */
export function asyncApi(name: string, work: (options: Options) => unknown): (options?: Options) => unknown {
  return (options = {}) =>
    settle(
      name,
      options,
      Promise.resolve().then(() => work(options)),
    );
}

/** Makes several of them from a table. */
export const asyncApis = (table: Record<string, (options: Options) => unknown>): Json =>
  Object.fromEntries(Object.entries(table).map(([name, work]) => [name, asyncApi(name, work)]));

/** Tells the callbacks what came out, or answers a promise of it. */
export function settle(name: string, options: Options, work: Promise<unknown>): Promise<Json> | undefined {
  const outcome = work.then(
    (value): Outcome => ({ isOk: true, answer: { errMsg: `${name}:ok`, ...(value as Json) } }),
    (error): Outcome => ({ isOk: false, answer: failureOf(name, error) }),
  );
  if (hasCallbacks(options)) {
    void outcome.then((done) => report(options, done));
    return undefined;
  }
  return outcome.then(({ isOk, answer }) => {
    // WeChat rejects with the answer itself, not with an Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (!isOk) throw answer;
    return answer;
  });
}

export const hasCallbacks = (options: Options): boolean =>
  [options.success, options.fail, options.complete].some((one) => typeof one === 'function');

function report(options: Options, { isOk, answer }: Outcome): void {
  guarded(() => (isOk ? options.success : options.fail)?.(answer));
  guarded(() => options.complete?.(answer));
}

export function failureOf(name: string, error: unknown): Json {
  const reason = error instanceof Error ? error.message : String(error);
  return { errMsg: `${name}:fail ${reason}`, ...(error instanceof ApiFailure ? error.fields : {}) };
}

/** A set of listeners with its `onX` and `offX`. */
export function listenerPair<Listener>(name: string, listeners: Set<Listener>): Json {
  return {
    [`on${name}`]: (listener: Listener) => void listeners.add(listener),
    [`off${name}`]: (listener?: Listener) => (listener ? void listeners.delete(listener) : listeners.clear()),
  };
}
