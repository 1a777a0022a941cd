import { countAsTap } from '../gestures.ts';
import { evaluate } from '../modules.ts';
import type { Callback, Json, Options } from '../types.ts';
import { ApiFailure, settle } from '../wx/call.ts';
import { originals, wx } from '../wx/wx.ts';

/** These answer a task, not a promise. */
const TASKS = ['request', 'uploadFile', 'downloadFile'];

interface Mock {
  method: string;
  functionDeclaration?: string;
  result?: unknown;
  args?: unknown[];
}

/** `mp.callWxMethod`: waits for the answer; a failure is the `errMsg`. */
export async function callWxMethod(method: string, args: unknown[]): Promise<unknown> {
  const call = wx[method];
  if (typeof call !== 'function') throw new Error(`wx.${method} is not a function`);
  countAsTap();
  if (TASKS.includes(method)) {
    return new Promise((success, fail) => (call as Callback)({ ...(args[0] as Json), success, fail: rejectWith(fail) }));
  }
  try {
    return await (call as Callback)(...args);
  } catch (error) {
    throw toError(error);
  }
}

const rejectWith = (fail: (error: Error) => void) => (answer: unknown) => fail(toError(answer));

const toError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String((error as { errMsg?: string }).errMsg ?? 'failed'));

/** `mp.mockWxMethod` with a value or a function, and `restoreWxMethod` when there is neither. */
export function mockWxMethod({ method, functionDeclaration, result, args = [] }: Mock): void {
  if (functionDeclaration !== undefined) wx[method] = mocked(method, callMock(method, evaluate(functionDeclaration), args));
  else if (result !== undefined) wx[method] = mocked(method, () => result);
  else wx[method] = originals[method];
}

/** The function of a mock finds the real one as `this.origin`. */
const callMock =
  (method: string, work: Callback, extra: unknown[]) =>
  (...args: unknown[]): unknown =>
    work.apply({ origin: originals[method] }, [...args, ...extra]);

/** A mock answers as the real function would: at once, or through callbacks, or as a promise. */
function mocked(method: string, work: Callback): Callback {
  if (isImmediate(method)) return work;
  return (...args) => {
    const options = (typeof args[0] === 'object' && args[0] !== null ? args[0] : {}) as Options;
    const outcome = Promise.resolve()
      .then(() => work(...args))
      .then(throwFailures);
    const answer = settle(method, options, outcome);
    return TASKS.includes(method)
      ? { abort: () => undefined, onProgressUpdate: () => undefined, offProgressUpdate: () => undefined }
      : answer;
  };
}

const isImmediate = (method: string): boolean =>
  /Sync$|^(on|off)[A-Z]|^create[A-Z]|^get(WindowInfo|DeviceInfo|AppBaseInfo|MenuButtonBoundingClientRect|SystemSetting|AppAuthorizeSetting|UpdateManager|FileSystemManager|LogManager)$|^(canIUse|nextTick|reportEvent)$/.test(
    method,
  );

// `{ errMsg: 'login:fail …' }` is how a journey mocks a failure.
function throwFailures(answer: unknown): unknown {
  const fields = answer as Json | undefined;
  if (typeof fields?.['errMsg'] === 'string' && /:\s*fail/.test(fields['errMsg'])) throw new ApiFailure('', fields);
  return answer;
}
