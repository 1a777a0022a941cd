import { addStyle, mountPage, type MountedPage } from './components.ts';
import { EventChannel } from './event-channel.ts';
import { BAR_HEIGHT, isTab } from './frame.ts';
import { guarded, reportException } from './failures.ts';
import type { Boot, Callback, ComponentConfig, Json, PageInstance } from './types.ts';

/** One page of the stack, drawn or kept behind another. */
export interface OpenPage extends MountedPage {
  id: number;
  path: string;
  query: Record<string, string>;
  /** Its web view and what scrolls in it. */
  view: HTMLElement;
  scroller: HTMLElement;
  style: HTMLStyleElement;
  config: ComponentConfig;
  channel: EventChannel;
  isReady: boolean;
}

let boot: Boot;
let nextId = 1;
export const stack: OpenPage[] = [];
/** Tab pages live until the app is relaunched. */
export const keptTabs = new Map<string, OpenPage>();

export function preparePages(given: Boot): void {
  boot = given;
  nextId = boot.settings.firstPageId;
}

let opening: string | null = null;

/** The page that is being opened, else the one on top: for sentences about what went wrong there. */
export const pathInSight = (): string => opening ?? topPage()?.path ?? 'app';

export const topPage = (): OpenPage | undefined => stack.at(-1);

/** The page on top. Throws while there is none. */
export function currentPage(): OpenPage {
  const page = topPage();
  if (!page) throw new Error('no page is open yet');
  return page;
}

/** The page that the app begins with. */
export const homePath = (): string => boot.configs.app.entryPagePath ?? boot.configs.app.pages[0] ?? '';

/** Every page of app.json, subpackages included. */
export function pagePaths(): string[] {
  const { pages, subPackages, subpackages } = boot.configs.app;
  return [
    ...pages,
    ...(subPackages ?? subpackages ?? []).flatMap(({ root, pages: own }) => own.map((page) => `${root.replace(/\/$/, '')}/${page}`)),
  ];
}

/** Calls a life-cycle function of a page; one that fails is reported and stops nothing. */
export function callPage(page: OpenPage, name: string, ...args: unknown[]): unknown {
  const call = page.instance[name];
  return typeof call === 'function' ? guarded(() => (call as Callback).apply(page.instance, args)) : undefined;
}

/** Creates a page, draws it and calls `onLoad`. Throws when it cannot be drawn. */
export function openPage(path: string, query: Record<string, string>, channel: EventChannel): OpenPage {
  const view = document.createElement('weapp-page');
  const scroller = document.createElement('weapp-scroller');
  view.append(scroller);
  document.getElementById('weapp-pages')?.append(view);
  const config = { ...boot.configs.app.window, ...boot.configs[path] };
  const style = addStyle(boot.styles[path] ?? '');
  opening = path;
  try {
    const mounted = mountPage(path, scroller, (instance) => equip(instance, path, query, channel));
    const page: OpenPage = { ...mounted, id: nextId++, path, query, view, scroller, style, config, channel, isReady: false };
    if (isTab(path)) keptTabs.set(path, page);
    stack.push(page);
    watchScroll(page);
    callPage(page, 'onLoad', query);
    return page;
  } catch (error) {
    reportException(error);
    view.remove();
    style.remove();
    throw error;
  } finally {
    opening = null;
  }
}

/** What other parts of the runtime give to every page. */
export const equipments: ((instance: PageInstance) => void)[] = [];

function equip(instance: PageInstance, path: string, query: Record<string, string>, channel: EventChannel): void {
  Object.assign(instance, { route: path, __route__: path, options: query });
  instance['getOpenerEventChannel'] = () => channel;
  for (const add of equipments) add(instance);
}

/** `onShow`, and `onReady` the first time. Only this page and its styles are visible afterwards. */
export function showPage(page: OpenPage): void {
  for (const other of [...stack, ...keptTabs.values()]) {
    other.view.style.display = other === page ? '' : 'none';
    other.style.disabled = other !== page;
  }
  fillWithBackground(page);
  page.component.triggerPageLifetime('show', []);
  callPage(page, 'onShow');
  if (page.isReady) return;
  page.isReady = true;
  callPage(page, 'onReady');
}

/** The background of a page that is shorter than the screen covers the whole screen, as a body's does. */
function fillWithBackground({ scroller }: OpenPage): void {
  const page = scroller.firstElementChild;
  if (page) scroller.style.background = getComputedStyle(page).backgroundColor;
}

export function hidePage(page: OpenPage): void {
  page.component.triggerPageLifetime('hide', []);
  callPage(page, 'onHide');
}

export function unloadPage(page: OpenPage): void {
  callPage(page, 'onUnload');
  keptTabs.delete(page.path);
  const at = stack.indexOf(page);
  if (at >= 0) stack.splice(at, 1);
  page.unmount();
  page.view.remove();
  page.style.remove();
}

/** Where the page's web view begins in the window, and how far it is scrolled. */
export function pageOrigin(): { x: number; y: number; scrollTop: number } {
  const page = topPage();
  const rect = page?.view.getBoundingClientRect();
  return { x: rect?.left ?? 0, y: rect?.top ?? BAR_HEIGHT, scrollTop: page?.scroller.scrollTop ?? 0 };
}

function watchScroll(page: OpenPage): void {
  let before = 0;
  page.scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = page.scroller;
    callPage(page, 'onPageScroll', { scrollTop });
    const edge = scrollHeight - clientHeight - (page.config.onReachBottomDistance ?? 50);
    if (scrollTop >= edge && before < edge) callPage(page, 'onReachBottom');
    before = scrollTop;
  });
}

/** A pull at the upper edge of a page that allows it. */
export function pullDown(distance: number): void {
  const page = topPage();
  if (page?.config.enablePullDownRefresh && distance >= 60 && page.scroller.scrollTop <= 0) callPage(page, 'onPullDownRefresh');
}

export const describe = ({ id, path, query }: OpenPage): Json => ({ pageId: id, path, query });
