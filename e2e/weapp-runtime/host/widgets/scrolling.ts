import { asText, isOn, isTrue, numberAttribute, textAttribute, trigger } from '../elements.ts';
import { defineWidget } from '../natives.ts';

interface Place {
  top: number;
  left: number;
}
const lastPlace = new WeakMap<HTMLElement, Place>();

/** `scroll-view`. */
export function defineScrollView(): void {
  defineWidget('scroll-view', {
    create: (dom) => {
      dom.addEventListener('scroll', () => scrolled(dom));
      // Whoever reads with a keyboard must be able to scroll it.
      dom.tabIndex = 0;
    },
    change: (dom, name, value) => {
      if (name === 'scroll-x' || name === 'scroll-y') return dom.toggleAttribute(name, isTrue(value)) || true;
      if (name === 'scroll-top') return setSoon(() => (dom.scrollTop = Number(value) || 0));
      if (name === 'scroll-left') return setSoon(() => (dom.scrollLeft = Number(value) || 0));
      if (name === 'scroll-into-view') return setSoon(() => showChild(dom, asText(value)));
      return undefined;
    },
  });
}

// The content stands only after the template has drawn it.
const setSoon = (work: () => void): true => {
  setTimeout(work);
  return true;
};

function showChild(dom: HTMLElement, id: string): void {
  const child = id === '' ? null : dom.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  if (!child) return;
  const [inner, outer] = [child.getBoundingClientRect(), dom.getBoundingClientRect()];
  if (isOn(dom, 'scroll-y')) dom.scrollTop += inner.top - outer.top;
  if (isOn(dom, 'scroll-x')) dom.scrollLeft += inner.left - outer.left;
}

function scrolled(dom: HTMLElement): void {
  const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = dom;
  const before = lastPlace.get(dom) ?? { top: 0, left: 0 };
  lastPlace.set(dom, { top: scrollTop, left: scrollLeft });
  const [deltaY, deltaX] = [before.top - scrollTop, before.left - scrollLeft];
  trigger(dom, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX, deltaY });
  reportEdge(dom, isOn(dom, 'scroll-y'), [before.top, scrollTop, scrollHeight - dom.clientHeight], ['top', 'bottom']);
  reportEdge(dom, isOn(dom, 'scroll-x'), [before.left, scrollLeft, scrollWidth - dom.clientWidth], ['left', 'right']);
}

/** Told once per arrival at an edge, not for every step within its threshold. */
function reportEdge(
  dom: HTMLElement,
  scrolls: boolean,
  [before, now, most]: [number, number, number],
  [start, end]: [string, string],
): void {
  if (!scrolls) return;
  const [upper, lower] = [numberAttribute(dom, 'upper-threshold', 50), numberAttribute(dom, 'lower-threshold', 50)];
  if (now <= upper && before > upper) trigger(dom, 'scrolltoupper', { direction: start });
  if (now >= most - lower && before < most - lower) trigger(dom, 'scrolltolower', { direction: end });
}

/** A pull that began at the upper edge. */
export function pulled(dom: HTMLElement, distance: number): boolean {
  if (!isOn(dom, 'refresher-enabled') || dom.scrollTop > 0) return false;
  if (distance >= numberAttribute(dom, 'refresher-threshold', 45)) trigger(dom, 'refresherrefresh', {});
  return true;
}

/** `swiper`: one item at a time, the others beside it. */
export function defineSwiper(): void {
  defineWidget('swiper', {
    create: (dom) => {
      const timer = setInterval(() => tick(dom, timer), 250);
      new MutationObserver(() => arrange(dom)).observe(dom, { childList: true, subtree: true });
    },
    change: (dom, name, value) => {
      if (name !== 'current') return undefined;
      currents.set(dom, Number(value) || 0);
      return setSoon(() => arrange(dom));
    },
  });
}

const currents = new WeakMap<HTMLElement, number>();
const lastTurn = new WeakMap<HTMLElement, number>();

const itemsOf = (dom: HTMLElement): HTMLElement[] => [...dom.querySelectorAll<HTMLElement>('swiper-item')];

function arrange(dom: HTMLElement): void {
  const current = currents.get(dom) ?? 0;
  const axis = isOn(dom, 'vertical') ? 'Y' : 'X';
  for (const [index, item] of itemsOf(dom).entries()) {
    item.style.transform = `translate${axis}(${(index - current) * 100}%)`;
    // What is out of sight is out of reach for a keyboard and a reader too.
    item.inert = index !== current;
  }
}

/** Shows an item and tells the mini-program who asked for it. Throws when there is no such item. */
export function swipeTo(dom: HTMLElement, index: number, source: 'touch' | 'autoplay' = 'touch'): void {
  const items = itemsOf(dom);
  const item = items[index];
  if (!item) throw new Error(`the swiper has ${items.length} items: there is no item ${index}`);
  if ((currents.get(dom) ?? 0) === index) return;
  currents.set(dom, index);
  arrange(dom);
  const detail = { current: index, currentItemId: textAttribute(item, 'item-id'), source };
  trigger(dom, 'change', detail);
  trigger(dom, 'animationfinish', detail);
}

/** A drag over the swiper, in px along its axis. */
export function swiped(dom: HTMLElement, dx: number, dy: number): void {
  const distance = isOn(dom, 'vertical') ? dy : dx;
  const count = itemsOf(dom).length;
  const next = (currents.get(dom) ?? 0) + (distance < 0 ? 1 : -1);
  const around = isOn(dom, 'circular') ? (next + count) % count : next;
  if (Math.abs(distance) >= 40 && around >= 0 && around < count) swipeTo(dom, around);
}

function tick(dom: HTMLElement, timer: ReturnType<typeof setInterval>): void {
  if (!dom.isConnected) return lastTurn.has(dom) ? clearInterval(timer) : undefined;
  const now = performance.now();
  const since = now - (lastTurn.get(dom) ?? now);
  if (!lastTurn.has(dom)) lastTurn.set(dom, now);
  const count = itemsOf(dom).length;
  if (!isOn(dom, 'autoplay') || count < 2 || since < numberAttribute(dom, 'interval', 5000)) return;
  lastTurn.set(dom, now);
  swipeTo(dom, ((currents.get(dom) ?? 0) + 1) % count, 'autoplay');
}
