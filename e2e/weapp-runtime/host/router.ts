import { closeDialogs, hideToast } from './dialogs.ts';
import { numberAttribute, textAttribute } from './elements.ts';
import { EventChannel } from './event-channel.ts';
import { reportException, unsupported } from './failures.ts';
import { drawFrame, isTab } from './frame.ts';
import { resolveFrom } from './modules.ts';
import { callPage, hidePage, keptTabs, openPage, pagePaths, showPage, stack, topPage, unloadPage, type OpenPage } from './pages.ts';
import type { Callback, Json, Options, TabItem } from './types.ts';
import { ApiFailure } from './wx/call.ts';

/** WeChat keeps at most ten pages. */
const MOST_PAGES = 10;

interface Address {
  path: string;
  query: Record<string, string>;
}

/** Splits an address; values stay as they were written, because WeChat decodes nothing. */
export function readAddress(url: string): Address {
  const [path = '', search = ''] = url.split(/\?(.*)/s);
  const pairs = search.split('&').filter((pair) => pair !== '');
  const query = Object.fromEntries(pairs.map((pair) => pair.split(/=(.*)/s).slice(0, 2).concat('').slice(0, 2) as [string, string]));
  return { path: resolveFrom(topPage()?.path ?? 'app', path), query };
}

function target(options: Options, name: string): Address {
  if (typeof options['url'] !== 'string' || options['url'] === '') throw new ApiFailure('parameter error: parameter.url should be String');
  const address = readAddress(options['url']);
  if (!pagePaths().includes(address.path)) throw new ApiFailure(`page "${address.path}" is not found`);
  if (isTab(address.path) && /^(navigateTo|redirectTo)$/.test(name))
    throw new ApiFailure('can not navigateTo a tabbar page'.replace('navigateTo', name));
  if (!isTab(address.path) && name === 'switchTab') throw new ApiFailure('can not switch to no-tabBar page');
  return address;
}

/** Shows what is on top now, bar and tabs included. */
function showTop(): void {
  const page = topPage();
  if (!page) return;
  redraw(page);
  showPage(page);
}

export const redraw = (page: OpenPage): void => drawFrame({ path: page.path, canGoBack: stack.length > 1, config: page.config });

function open({ path, query }: Address, channel = new EventChannel()): void {
  const page = openPage(path, query, channel);
  redraw(page);
  showPage(page);
}

export function navigateTo(options: Options): Json {
  const address = target(options, 'navigateTo');
  if (stack.length >= MOST_PAGES) throw new ApiFailure(`page limit exceeded: ${MOST_PAGES}`);
  const channel = new EventChannel((options['events'] ?? {}) as Record<string, Callback>);
  const before = topPage();
  if (before) hidePage(before);
  open(address, channel);
  return { eventChannel: channel };
}

export function redirectTo(options: Options): void {
  const address = target(options, 'redirectTo');
  const before = topPage();
  if (before) unloadPage(before);
  open(address);
}

export function reLaunch(options: Options): void {
  const address = target(options, 'reLaunch');
  closeDialogs();
  hideToast();
  for (const page of [...stack].reverse()) unloadPage(page);
  for (const page of [...keptTabs.values()]) unloadPage(page);
  open(address);
}

export function switchTab(options: Options): void {
  const address = target(options, 'switchTab');
  const kept = keptTabs.get(address.path);
  if (kept && kept === topPage()) return;
  const top = topPage();
  for (const page of [...stack].reverse()) {
    if (keptTabs.get(page.path) !== page) unloadPage(page);
    else if (page === top) hidePage(page);
  }
  stack.splice(0);
  if (!kept) return open({ path: address.path, query: {} });
  stack.push(kept);
  showTop();
}

export function navigateBack(options: Options): void {
  if (stack.length <= 1) throw new ApiFailure('cannot navigate back at first page.');
  const delta = Math.min(Math.max(Number(options['delta'] ?? 1), 1), stack.length - 1);
  for (let step = 0; step < delta; step++) {
    const page = topPage();
    if (page) unloadPage(page);
  }
  showTop();
}

/** What a tap on the tab bar does. */
export function tapTab(index: number, item: TabItem): void {
  const from = topPage()?.path;
  switchTab({ url: `/${item.pagePath}` });
  const page = topPage();
  if (page) callPage(page, 'onTabItemTap', { index, pagePath: item.pagePath, text: item.text, isSame: from === item.pagePath });
}

const routes: Record<string, (options: Options) => unknown> = {
  navigate: navigateTo,
  redirect: redirectTo,
  switchTab,
  reLaunch,
  navigateBack,
};

/** What a tap on `<navigator>` does. */
export function followNavigator(openType: string, dom: HTMLElement): void {
  const route = routes[openType];
  try {
    if (!route) throw new Error(unsupported(`<navigator open-type="${openType}">`));
    route({ url: textAttribute(dom, 'url'), delta: numberAttribute(dom, 'delta', 1) });
  } catch (error) {
    reportException(error);
  }
}
