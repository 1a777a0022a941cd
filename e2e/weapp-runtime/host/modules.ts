import { emit } from './bridge.ts';
import { ShiftedDate } from './clock.ts';
import type { Json } from './types.ts';

interface Module {
  exports: unknown;
}

/** Names that a mini-program's code sees besides the language itself. */
export type Globals = Record<string, unknown>;

/** A phone runs the logic outside any web page: none of these may be reached by accident. */
const ABSENT = [
  ...['window', 'document', 'self', 'location', 'localStorage', 'sessionStorage', 'XMLHttpRequest', 'fetch', 'navigator', 'history'],
  ...['parent', 'top', 'frames', 'MutationObserver', 'WebKitMutationObserver', 'HTMLElement', 'requestAnimationFrame', 'Element', 'Node'],
  ...['cancelAnimationFrame', 'Event', 'CustomEvent', 'URL', 'URLSearchParams', 'performance', 'getComputedStyle', 'MessageChannel'],
  ...['screen', 'Image', 'alert', 'confirm', 'prompt', 'WebSocket', 'FormData', 'File', 'Blob', 'Worker', 'indexedDB', 'open', 'name'],
];

const LANGUAGE = [
  ...[
    'Object',
    'Array',
    'String',
    'Number',
    'Boolean',
    'Symbol',
    'BigInt',
    'Math',
    'JSON',
    'RegExp',
    'Promise',
    'Proxy',
    'Reflect',
    'Function',
  ],
  ...['Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Intl'],
  ...['parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent', 'encodeURI', 'decodeURI', 'ArrayBuffer'],
  ...['DataView', 'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array'],
  ...['Uint8ClampedArray', 'BigInt64Array', 'BigUint64Array'],
];
const TIMERS = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] as const;

/** The global object of the mini-program. */
export const globalObject: Globals = { Date: ShiftedDate };
for (const name of LANGUAGE) globalObject[name] = (window as unknown as Json)[name];
for (const name of TIMERS) globalObject[name] = (window[name] as (...args: unknown[]) => unknown).bind(window);

let sources: Record<string, string> = {};
const loaded = new Map<string, Module>();
const globals: Globals = {};
let pathOfComponent: string | null = null;

/** The page or component whose module is running: `Page()` and `Component()` register under it. */
export const componentBeingDefined = (): string => {
  if (pathOfComponent === null) throw new Error('Page() or Component() was called outside the module of a page or component');
  return pathOfComponent;
};

export function provideModules(texts: Record<string, string>, names: Globals): void {
  sources = texts;
  Object.assign(globals, names, { Date: ShiftedDate, console: appConsole() });
}

/** Removes `.` and `..` from a path of the mini-program. */
export function normalise(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** A path as written in one file, from the root of the mini-program. */
export const resolveFrom = (file: string, target: string): string =>
  normalise(target.startsWith('/') ? target : `${file.split('/').slice(0, -1).join('/')}/${target}`);

/** Runs the module of a page or component, where `Page()` and `Component()` know its path. */
export function runComponentModule(path: string): void {
  const outer = pathOfComponent;
  pathOfComponent = path;
  try {
    runModule(path);
  } finally {
    pathOfComponent = outer;
  }
}

/** Runs a module once and answers its exports. Throws where the build has no such file. */
export function runModule(path: string): unknown {
  const file = path.endsWith('.js') ? path : `${path}.js`;
  const known = loaded.get(file);
  if (known) return known.exports;
  const source = sources[file];
  if (source === undefined) throw new Error(`module '${file}' is not defined`);
  const module: Module = { exports: {} };
  loaded.set(file, module);
  const require = (target: string) => runModule(resolveFrom(file, target));
  const scope: Globals = { ...globals, require, module, exports: module.exports, global: globalObject, globalThis: globalObject };
  call(source, scope, file, module.exports);
  return module.exports;
}

function call(source: string, scope: Globals, file: string, self: unknown): void {
  const names = [...Object.keys(scope), ...ABSENT.filter((name) => !(name in scope))];
  // The code of the mini-program arrives as text, as it does on a phone.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const run = new Function(...names, `${source}\n//# sourceURL=weapp:///${file}`);
  Reflect.apply(run, self, Object.values(scope));
}

/** Evaluates a function that an automator sent as text, with the names that a mini-program sees. */
export function evaluate(declaration: string): (...args: unknown[]) => unknown {
  const names = { ...globals, global: globalObject, globalThis: globalObject, ...bindings };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const make = new Function(...Object.keys(names), ...ABSENT.filter((name) => !(name in names)), `return (${asExpression(declaration)})`);
  return Reflect.apply(make, undefined, Object.values(names)) as (...args: unknown[]) => unknown;
}

/** Text of a method (`name() {}`) is no expression by itself. */
function asExpression(declaration: string): string {
  const isMethod = /^(async\s+)?(?!function\b|async\b)[\w$]+\s*\([^)]*\)\s*\{/.test(declaration.trim());
  return isMethod ? declaration.trim().replace(/^(async\s+)?/, '$1function ') : declaration;
}

const bindings: Globals = {};

/** A function that the automator exposed: a call is reported and answers nothing. */
export function exposeBinding(name: string): void {
  const report = (...args: unknown[]) => emit('App.bindingCalled', { name, args });
  bindings[name] = globalObject[name] = report;
  // Modules that are already running find the name on the page's global object.
  (window as unknown as Json)[name] = report;
}

let isLogEnabled = false;
export const enableLog = (): void => void (isLogEnabled = true);

function appConsole(): Json {
  const own: Json = {};
  for (const type of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    own[type] = (...args: unknown[]) => {
      console[type](...args);
      if (isLogEnabled) emit('App.logAdded', { type, args: args.map(plain) });
    };
  }
  for (const type of ['group', 'groupEnd', 'time', 'timeEnd', 'table', 'trace', 'assert', 'count'] as const)
    own[type] = console[type].bind(console);
  return own;
}

function plain(value: unknown): unknown {
  if (value instanceof Error) return value.stack ?? value.message;
  try {
    return JSON.parse(JSON.stringify(value ?? null)) as unknown;
  } catch {
    return String(value);
  }
}
