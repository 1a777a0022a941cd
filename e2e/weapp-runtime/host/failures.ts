import { emit } from './bridge.ts';

let pathOfPage: () => string = () => 'app';
const errorListeners = new Set<(message: string) => void>();
const rejectionListeners = new Set<(event: { reason: unknown; promise: Promise<unknown> | null }) => void>();

export const onError = errorListeners;
export const onUnhandledRejection = rejectionListeners;

export function nameThePage(path: () => string): void {
  pathOfPage = path;
}

/** The page that is on top, for sentences about what went wrong there. */
export const currentPath = (): string => pathOfPage();

export const unsupported = (what: string): string => `${what} is not supported by this runtime (page ${currentPath()})`;

/** Tells the automator, the console and the app's `onError` of something that nobody caught. */
export function reportException(error: unknown): void {
  const { message, stack } = error instanceof Error ? error : new Error(textOf(error));
  console.error(stack ?? message);
  emit('App.exceptionThrown', { message, stack: stack ?? '' });
  for (const listener of errorListeners) quietly(() => listener(`${message}\n${stack ?? ''}`));
}

export function reportRejection(reason: unknown): void {
  const message = reason instanceof Error ? reason.message : textOf(reason);
  console.error('unhandled rejection', message);
  emit('App.exceptionThrown', { message: `unhandled rejection: ${message}`, stack: reason instanceof Error ? (reason.stack ?? '') : '' });
  for (const listener of rejectionListeners) quietly(() => listener({ reason, promise: null }));
}

/** Runs code of the mini-program that must not stop the runtime. */
export function guarded<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    reportException(error);
    return undefined;
  }
}

// A listener for errors that fails itself must not call itself again.
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.error(error);
  }
}

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value;
  const { errMsg } = (value ?? {}) as { errMsg?: unknown };
  return typeof errMsg === 'string' ? errMsg : (JSON.stringify(value) ?? 'undefined');
};

/** Catches what escapes from timers and promises. */
export function watchWindow(): void {
  addEventListener('error', (event) => {
    if (event.error !== undefined && event.error !== null) reportException(event.error);
  });
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    reportRejection(event.reason);
  });
}
