import { createLayer, make, makeButton } from './layer.ts';
import type { AppConfig, WindowConfig } from './types.ts';

export const BAR_HEIGHT = 44;
export const TABS_HEIGHT = 50;

interface FrameActions {
  back: () => void;
  home: () => void;
  switchTab: (index: number) => void;
}

export interface FrameState {
  path: string;
  canGoBack: boolean;
  config: WindowConfig;
}

interface TabState {
  badge?: string;
  text?: string;
}

let app: AppConfig;
let actions: FrameActions;
let bar: ShadowRoot;
let tabs: ShadowRoot;
let areTabsHidden = false;
const tabStates = new Map<number, TabState>();
let drawn: FrameState | null = null;

/** Everything around a page that WeChat draws itself: navigation bar above, tab bar below. */
export function createFrame(config: AppConfig, around: HTMLElement, given: FrameActions): void {
  app = config;
  actions = given;
  bar = createLayer('bar', around);
  tabs = createLayer('tabs', around);
  const [first, last] = [bar.host, tabs.host];
  around.prepend(first);
  around.append(last);
}

/** Draws bar and tabs for the page on top. */
export function drawFrame(state: FrameState): void {
  drawn = state;
  drawBar(state);
  drawTabs(state.path);
  document.documentElement.style.setProperty('--weapp-window-height', `${windowHeight()}px`);
}

export const redrawFrame = (): void => void (drawn && drawFrame(drawn));

/** Height in px of what a page has for itself. */
export function windowHeight(): number {
  const barHeight = drawn?.config.navigationStyle === 'custom' ? 0 : BAR_HEIGHT;
  return innerHeight - barHeight - (drawn && showsTabs(drawn.path) ? TABS_HEIGHT : 0);
}

function replace(root: ShadowRoot, element: HTMLElement | null): void {
  for (const old of [...root.children]) if (!(old instanceof HTMLStyleElement)) old.remove();
  if (element) root.append(element);
}

function drawBar({ canGoBack, config, path }: FrameState): void {
  const title = config.navigationBarTitleText ?? '';
  document.title = title || '小程序';
  if (config.navigationStyle === 'custom') return replace(bar, null);
  const header = make('header', { class: 'bar' }, make('div', { text: title, class: 'title' }));
  header.style.background = config.navigationBarBackgroundColor ?? '#000000';
  header.style.color = config.navigationBarTextStyle === 'black' ? '#000' : '#fff';
  if (canGoBack) header.prepend(labelled('‹', '返回', actions.back, 'back'));
  else if (!isTab(path) && path !== (app.entryPagePath ?? app.pages[0])) header.prepend(labelled('⌂', '回到首页', actions.home, 'home'));
  header.append(make('div', { class: 'capsule' }));
  replace(bar, header);
}

function labelled(text: string, label: string, press: () => void, name: string): HTMLButtonElement {
  const button = makeButton(text, press, name);
  button.setAttribute('aria-label', label);
  return button;
}

const items = () => app.tabBar?.list ?? [];
export const isTab = (path: string): boolean => items().some(({ pagePath }) => pagePath === path);
const showsTabs = (path: string): boolean => isTab(path) && !areTabsHidden && app.tabBar?.custom !== true;

function drawTabs(path: string): void {
  if (!showsTabs(path)) return replace(tabs, null);
  const nav = make('nav', { class: 'tabs', label: '标签栏' });
  nav.style.background = app.tabBar?.backgroundColor ?? '#fff';
  items().forEach((item, index) => nav.append(drawTab(index, item.pagePath === path)));
  replace(tabs, nav);
}

function drawTab(index: number, isCurrent: boolean): HTMLButtonElement {
  const item = items()[index];
  const state = tabStates.get(index) ?? {};
  const button = makeButton(state.text ?? item?.text ?? '', () => actions.switchTab(index));
  button.style.color = (isCurrent ? app.tabBar?.selectedColor : app.tabBar?.color) ?? (isCurrent ? '#07823f' : '#595959');
  if (isCurrent) button.setAttribute('aria-current', 'page');
  const icon = isCurrent ? (item?.selectedIconPath ?? item?.iconPath) : item?.iconPath;
  if (icon) {
    const image = document.createElement('img');
    image.alt = '';
    image.src = `/${icon}`;
    button.prepend(image);
  }
  if (state.badge !== undefined) button.append(make('span', { class: 'badge', text: state.badge }));
  return button;
}

export function setTabState(index: number, state: TabState): void {
  tabStates.set(index, { ...tabStates.get(index), ...state });
  redrawFrame();
}

export function removeTabBadge(index: number): void {
  tabStates.set(index, { ...(tabStates.get(index)?.text !== undefined && { text: tabStates.get(index)?.text }) });
  redrawFrame();
}

export function hideTabs(hidden: boolean): void {
  areTabsHidden = hidden;
  redrawFrame();
}
