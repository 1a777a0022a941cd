import { ask, choose, hideToast, showToast } from '../dialogs.ts';
import { hideTabs, isTab, removeTabBadge, setTabState } from '../frame.ts';
import { make } from '../layer.ts';
import { callPage, currentPage } from '../pages.ts';
import { redraw } from '../router.ts';
import type { Json, Options } from '../types.ts';
import { ApiFailure, asyncApis } from './call.ts';

const text = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise);

async function showModal(options: Options): Promise<Json> {
  const { title, content, confirmText, cancelText, showCancel = true, editable, placeholderText } = options;
  const field = make('textarea', { label: text(placeholderText, '输入') });
  if (editable) field.value = text(content);
  const isConfirmed = await ask({
    kind: 'modal',
    title: text(title),
    content: editable ? '' : text(content),
    confirm: text(confirmText, '确定'),
    cancel: showCancel ? text(cancelText, '取消') : '',
    body: editable ? [field] : [],
  });
  return { confirm: isConfirmed, cancel: !isConfirmed, content: editable && isConfirmed ? field.value : null };
}

async function showActionSheet({ itemList, alertText }: Options): Promise<Json> {
  const items = itemList as string[];
  if (!Array.isArray(items) || items.length === 0) throw new ApiFailure('parameter error: parameter.itemList should have at least 1 item');
  if (items.length > 6) throw new ApiFailure('parameter error: itemList should not be large than 6');
  const tapIndex = await choose(text(alertText), items);
  if (tapIndex === null) throw new ApiFailure('cancel');
  return { tapIndex };
}

function pageScrollTo({ scrollTop, selector, offsetTop = 0, duration = 300 }: Options): void {
  const { scroller } = currentPage();
  let top = Number(scrollTop ?? scroller.scrollTop);
  if (typeof selector === 'string') {
    const element = scroller.querySelector(selector);
    if (!element) throw new ApiFailure(`the selector ${selector} matches nothing`);
    top = element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop + Number(offsetTop);
  }
  // A journey would otherwise have to wait for the end of the animation.
  void duration;
  scroller.scrollTo({ top, behavior: 'instant' });
}

function setTitle(changes: Json): void {
  const page = currentPage();
  Object.assign(page.config, changes);
  redraw(page);
}

function onTabPage<T>(work: () => T): T {
  if (!isTab(currentPage().path)) throw new ApiFailure('not TabBar page');
  return work();
}

/** What WeChat draws on top of the page, and bar, tabs and scrolling around it. */
export const userInterface: Json = asyncApis({
  showToast: ({ title, duration = 1500, mask }) => showToast('toast', text(title), Number(duration), Boolean(mask)),
  hideToast: () => hideToast('toast'),
  showLoading: ({ title, mask }) => showToast('loading', text(title), null, Boolean(mask)),
  hideLoading: () => hideToast('loading'),
  showModal,
  showActionSheet,
  pageScrollTo,
  setNavigationBarTitle: ({ title }) => setTitle({ navigationBarTitleText: text(title) }),
  setNavigationBarColor: ({ frontColor, backgroundColor }) =>
    setTitle({ navigationBarBackgroundColor: backgroundColor, navigationBarTextStyle: frontColor === '#000000' ? 'black' : 'white' }),
  showNavigationBarLoading: () => undefined,
  hideNavigationBarLoading: () => undefined,
  setBackgroundColor: () => undefined,
  setBackgroundTextStyle: () => undefined,
  hideHomeButton: () => undefined,
  startPullDownRefresh: () => void callPage(currentPage(), 'onPullDownRefresh'),
  stopPullDownRefresh: () => undefined,
  setTabBarBadge: ({ index, text: badge }) => onTabPage(() => setTabState(Number(index), { badge: text(badge) })),
  removeTabBarBadge: ({ index }) => onTabPage(() => removeTabBadge(Number(index))),
  showTabBarRedDot: ({ index }) => onTabPage(() => setTabState(Number(index), { badge: '' })),
  hideTabBarRedDot: ({ index }) => onTabPage(() => removeTabBadge(Number(index))),
  setTabBarItem: ({ index, text: label }) => setTabState(Number(index), { text: text(label) }),
  showTabBar: () => onTabPage(() => hideTabs(false)),
  hideTabBar: () => onTabPage(() => hideTabs(true)),
  hideKeyboard: () => (document.activeElement as HTMLElement | null)?.blur(),
  loadFontFace: () => ({ status: 'loaded' }),
});
