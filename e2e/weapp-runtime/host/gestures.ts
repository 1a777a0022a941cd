import { attributesOf, easelOf, numberAttribute, textAttribute, trigger } from './elements.ts';
import { pulled, swiped } from './widgets/scrolling.ts';
import type { Json } from './types.ts';

export interface Touch {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}

interface Press {
  target: Node;
  touch: Touch;
  at: number;
  timer: ReturnType<typeof setTimeout>;
  isLong: boolean;
  hasMoved: boolean;
}

/** WeChat: a finger that rests for 350 ms presses long. */
const LONG_MS = 350;
const MOVED_PX = 10;

let press: Press | null = null;
let tapIsSpent = false;
let lastTap = -Infinity;
let frame: { origin: () => { x: number; y: number; scrollTop: number }; pull: (distance: number) => void } | null = null;

/** Milliseconds since a finger last tapped: some functions answer only to a tap. */
export const sinceTap = (): number => performance.now() - lastTap;

/** The automator calls such functions as if a tap had asked for them. */
export const countAsTap = (): void => void (lastTap = performance.now());

export function watchGestures(parts: NonNullable<typeof frame>): void {
  frame = parts;
  const capture = { capture: true, passive: true };
  addEventListener('pointerdown', (event) => isOfPage(event) && touchStart(event.target as Node, [touchOf(event)]), capture);
  addEventListener('pointermove', (event) => press && event.buttons !== 0 && touchMove(press.target, [touchOf(event)]), capture);
  addEventListener('pointerup', (event) => press && touchEnd(press.target, [touchOf(event)]), capture);
  addEventListener('pointercancel', (event) => press && touchEnd(press.target, [touchOf(event)], 'touchcancel'), capture);
  addEventListener('click', (event) => isOfPage(event) && tap(event), { capture: true });
}

const isOfPage = (event: Event): boolean => easelOf(event.target as Node) !== null;

/** Positions count from the page's own corner, below the navigation bar. */
function touchOf({ clientX, clientY }: { clientX: number; clientY: number }): Touch {
  const { x, y, scrollTop } = frame?.origin() ?? { x: 0, y: 0, scrollTop: 0 };
  return { identifier: 0, pageX: clientX - x, pageY: clientY - y + scrollTop, clientX: clientX - x, clientY: clientY - y };
}

/** Sends an event that bubbles through the page with its touches. */
export function sendTouch(target: Node, type: string, touches: Touch[], changedTouches: Touch[], detail: Json = {}): void {
  trigger(target, type, detail, { bubbles: true, fields: { touches, changedTouches } });
}

export function touchStart(target: Node, touches: Touch[]): void {
  const touch = touches[0] ?? touchOf({ clientX: 0, clientY: 0 });
  if (press) clearTimeout(press.timer);
  tapIsSpent = false;
  press = { target, touch, at: performance.now(), isLong: false, hasMoved: false, timer: setTimeout(pressLong, LONG_MS) };
  hover(target);
  sendTouch(target, 'touchstart', touches, touches);
}

export function touchMove(target: Node, touches: Touch[]): void {
  const touch = touches[0];
  if (press && touch && Math.hypot(touch.clientX - press.touch.clientX, touch.clientY - press.touch.clientY) > MOVED_PX) {
    press.hasMoved = true;
    clearTimeout(press.timer);
  }
  sendTouch(target, 'touchmove', touches, touches);
}

export function touchEnd(target: Node, touches: Touch[], type: 'touchend' | 'touchcancel' = 'touchend'): void {
  const ended = press;
  press = null;
  if (ended) {
    clearTimeout(ended.timer);
    if (!ended.hasMoved && !ended.isLong && performance.now() - ended.at >= LONG_MS) longPress(ended);
    if (ended.hasMoved && type === 'touchend') drag(ended, touches[0] ?? ended.touch);
  }
  unhover();
  sendTouch(target, type, [], touches);
}

const pressLong = (): void => {
  if (press && !press.hasMoved) longPress(press);
};

function longPress(ended: Press): void {
  ended.isLong = true;
  const { pageX: x, pageY: y } = ended.touch;
  // A long press that somebody listens to is no tap any more.
  tapIsSpent = listens(ended.target, 'longpress');
  sendTouch(ended.target, 'longpress', [ended.touch], [ended.touch], { x, y });
  sendTouch(ended.target, 'longtap', [ended.touch], [ended.touch], { x, y });
}

function listens(target: Node, type: string): boolean {
  for (let element = easelOf(target); element; element = element.parentNode) {
    const { listeners } = (element as unknown as { _$eventTarget: { listeners: Json } })._$eventTarget ?? { listeners: {} };
    if (listeners[type]) return true;
  }
  return false;
}

function tap(event: MouseEvent): void {
  if (tapIsSpent) {
    tapIsSpent = false;
    event.stopImmediatePropagation();
    return event.preventDefault();
  }
  if ((event.target as HTMLElement).closest('[disabled]')) return;
  lastTap = performance.now();
  const touch = touchOf(event);
  sendTouch(event.target as Node, 'tap', [touch], [touch], { x: touch.pageX, y: touch.pageY });
}

function drag({ target, touch }: Press, end: Touch): void {
  const [dx, dy] = [end.clientX - touch.clientX, end.clientY - touch.clientY];
  const element = target instanceof Element ? target : target.parentElement;
  const swiper = element?.closest<HTMLElement>('swiper');
  if (swiper) swiped(swiper, dx, dy);
  const view = element?.closest<HTMLElement>('scroll-view[scroll-y]');
  if (dy > 0 && !(view && pulled(view, dy))) frame?.pull(dy);
}

let hovered: { dom: HTMLElement; names: string[] } | null = null;

/** `hover-class`: the pressed look. */
function hover(target: Node): void {
  unhover();
  const start = target instanceof HTMLElement ? target : target.parentElement;
  for (let dom = start; dom; dom = dom.parentElement) {
    const given = textAttribute(dom, 'hover-class', dom.localName === 'button' ? 'button-hover' : 'none');
    if (given === 'none' || (!attributesOf(dom).has('hover-class') && dom.localName !== 'button')) continue;
    hovered = { dom, names: given.split(/\s+/) };
    dom.classList.add(...hovered.names);
    return;
  }
}

function unhover(): void {
  if (!hovered) return;
  const { dom, names } = hovered;
  hovered = null;
  setTimeout(() => dom.classList.remove(...names), numberAttribute(dom, 'hover-stay-time', dom.localName === 'button' ? 70 : 400));
}
