import { guarded, onError, onUnhandledRejection } from './failures.ts';
import { hidePage, showPage, topPage } from './pages.ts';
import type { Callback, Json } from './types.ts';

export interface LaunchOptions extends Json {
  path: string;
  query: Record<string, string>;
  scene: number;
  referrerInfo: Json;
}

let instance: Json = {};
export const onShow = new Set<(options: LaunchOptions) => void>();
export const onHide = new Set<() => void>();

/** `App()` as the mini-program calls it. */
export function App(definition: Json): void {
  instance = definition;
  onError.add((message) => callApp('onError', message));
  onUnhandledRejection.add((event) => callApp('onUnhandledRejection', event));
}

export const getApp = (): Json => instance;

function callApp(name: string, ...args: unknown[]): void {
  const call = instance[name];
  if (typeof call === 'function') guarded(() => (call as Callback).apply(instance, args));
}

/** The first start: `onLaunch`, then `onShow`. */
export function launch(options: LaunchOptions): void {
  callApp('onLaunch', options);
  callApp('onShow', options);
  for (const listener of onShow) guarded(() => listener(options));
}

/** The person leaves WeChat or this mini-program; nothing is unloaded. */
export function background(): void {
  const page = topPage();
  if (page) hidePage(page);
  callApp('onHide', {});
  for (const listener of onHide) guarded(() => listener());
}

/** The person comes back. */
export function foreground(options: LaunchOptions): void {
  callApp('onShow', options);
  for (const listener of onShow) guarded(() => listener(options));
  const page = topPage();
  if (page) showPage(page);
}
