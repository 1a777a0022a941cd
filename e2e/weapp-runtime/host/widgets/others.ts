import { asText, isOn, numberAttribute, textAttribute, trigger } from '../elements.ts';
import { defineWidget } from '../natives.ts';

interface RichNode {
  name?: string;
  type?: string;
  text?: string;
  attrs?: Record<string, string>;
  children?: RichNode[];
}

/** The other built-in components: `navigator`, `progress`, `icon`, `rich-text`, `canvas`, movable views. */
export function defineOthers(navigate: (openType: string, dom: HTMLElement) => void): void {
  defineWidget('navigator', {
    create: (dom) => {
      dom.setAttribute('role', 'link');
      dom.tabIndex = 0;
      dom.addEventListener('click', () => navigate(textAttribute(dom, 'open-type', 'navigate'), dom));
    },
  });
  defineWidget('progress', { tag: 'weapp-progress', create: (dom) => dom.append(document.createElement('div')), change: changeProgress });
  defineWidget('icon', { create: (dom) => dom.setAttribute('role', 'img') });
  defineWidget('rich-text', { change: (dom, name, value) => (name === 'nodes' ? (drawRichText(dom, value), true) : undefined) });
  defineWidget('canvas', {});
  defineWidget('movable-area', {});
  defineWidget('movable-view', { change: (dom, name) => (name === 'x' || name === 'y' ? placeMovable(dom) : undefined) });
}

function changeProgress(dom: HTMLElement, name: string, value: unknown): boolean | void {
  if (name !== 'percent') return undefined;
  dom.setAttribute('role', 'progressbar');
  dom.setAttribute('aria-valuenow', asText(value));
  const bar = dom.firstElementChild as HTMLElement;
  bar.style.width = `${Number(value)}%`;
  return true;
}

const RICH =
  /^(a|b|br|code|div|em|h[1-6]|hr|i|img|li|ol|p|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul|blockquote|del|ins|dl|dt|dd)$/;

/** Only the tags that WeChat allows; scripts and events never get in. */
function drawRichText(dom: HTMLElement, nodes: unknown): void {
  if (typeof nodes !== 'string') return dom.replaceChildren(...((nodes ?? []) as RichNode[]).map(richNode));
  const parsed = new DOMParser().parseFromString(nodes, 'text/html');
  dom.replaceChildren(...[...parsed.body.childNodes].map(fromHtml));
}

function richNode({ name, type, text, attrs = {}, children = [] }: RichNode): Node {
  if (type === 'text' || name === undefined) return document.createTextNode(text ?? '');
  return element(name, Object.entries(attrs), () => children.map(richNode));
}

const fromHtml = (node: Node): Node =>
  node instanceof Element
    ? element(
        node.localName,
        [...node.attributes].map((one) => [one.name, one.value]),
        () => [...node.childNodes].map(fromHtml),
      )
    : document.createTextNode(node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : '');

function element(name: string, attributes: [string, string][], children: () => Node[]): Node {
  // WeChat removes what it does not know, with everything in it.
  if (!RICH.test(name)) return document.createTextNode('');
  const made = document.createElement(name);
  for (const [key, value] of attributes)
    if (/^(style|class|src|alt|width|height|colspan|rowspan|start|type)$/.test(key)) made.setAttribute(key, value);
  made.append(...children());
  return made;
}

function placeMovable(dom: HTMLElement): boolean {
  dom.style.transform = `translate(${numberAttribute(dom, 'x', 0)}px, ${numberAttribute(dom, 'y', 0)}px)`;
  return true;
}

/** Drags a movable view to a place within its area, in px; the area's edges hold. */
export function moveTo(dom: HTMLElement, x: number, y: number): void {
  const area = dom.closest<HTMLElement>('movable-area');
  const direction = textAttribute(dom, 'direction', 'none');
  if (!area || isOn(dom, 'disabled')) return;
  const place = movablePlace(dom);
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), Math.max(most, 0));
  if (direction === 'all' || direction === 'horizontal') place.x = within(x, area.clientWidth - dom.offsetWidth);
  if (direction === 'all' || direction === 'vertical') place.y = within(y, area.clientHeight - dom.offsetHeight);
  dom.style.transform = `translate(${place.x}px, ${place.y}px)`;
  trigger(dom, 'change', { ...place, source: 'touch' });
}

export function movablePlace(dom: HTMLElement): { x: number; y: number } {
  const { e, f } = new DOMMatrix(getComputedStyle(dom).transform);
  return { x: e, y: f };
}
