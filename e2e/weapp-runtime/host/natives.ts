import * as easel from 'glass-easel';
import { asText, attributesOf, isTrue } from './elements.ts';
import { reportException, unsupported } from './failures.ts';

/** How one built-in component is drawn and behaves. */
export interface Widget {
  /** HTML element to draw it with, if not one of its own name. */
  tag?: string;
  /** Called once, before the element has attributes or children. */
  create?: (dom: HTMLElement) => void;
  /** Called for each attribute that changes; answers true when nothing else is to be done. */
  change?: (dom: HTMLElement, name: string, value: unknown) => boolean | void;
}

const widgets = new Map<string, Widget>();

/** Boxes without behaviour of their own. */
const PLAIN = ['view', 'text', 'block', 'swiper-item', 'cover-view', 'picker-view-column', 'match-media', 'root-portal', 'page-container'];

/** Drawn as an empty box; using one is reported, so that a journey does not pass by accident. */
export const REFUSED = [
  ...[
    'web-view',
    'map',
    'video',
    'audio',
    'camera',
    'live-player',
    'live-pusher',
    'voip-room',
    'editor',
    'ad',
    'ad-custom',
    'official-account',
  ],
  ...[
    'open-data',
    'picker-view',
    'page-meta',
    'navigation-bar',
    'functional-page-navigator',
    'channel-live',
    'channel-video',
    'share-element',
  ],
  ...['keyboard-accessory', 'native-component', 'store-product', 'store-home', 'grid-view', 'list-view', 'sticky-header', 'sticky-section'],
];

export function defineWidget(name: string, widget: Widget): void {
  widgets.set(name, widget);
}

/** For `wx.canIUse`. */
export const isDrawn = (name: string): boolean => PLAIN.includes(name) || widgets.has(name);

interface NativeNodeClass {
  create(tag: string, ...rest: unknown[]): easel.NativeNode;
  prototype: { updateAttribute(this: easel.NativeNode, name: string, value: unknown): void };
}

/** Makes glass-easel's plain elements behave as WeChat's built-in components. */
export function installNatives(): void {
  const nodes = easel.NativeNode as unknown as NativeNodeClass;
  const create = nodes.create.bind(nodes);
  nodes.create = (tag, owner, stylingName, ...rest) => {
    const widget = widgets.get(tag);
    const node = create(widget?.tag ?? tag, owner, stylingName ?? tag, ...rest);
    node.is = tag;
    const dom = node.$$ as unknown as HTMLElement | null;
    if (!dom) return node;
    if (widget) widget.create?.(dom);
    else if (REFUSED.includes(tag)) reportException(new Error(unsupported(`<${tag}>`)));
    else if (!PLAIN.includes(tag)) reportException(new Error(`<${tag}> is neither a built-in component nor declared in usingComponents`));
    return node;
  };
  nodes.prototype.updateAttribute = function (name, value) {
    const dom = this.$$ as unknown as HTMLElement | null;
    if (dom) updateAttribute(dom, this.is, name, value);
  };
}

function updateAttribute(dom: HTMLElement, tag: string, name: string, value: unknown): void {
  attributesOf(dom).set(name, value);
  if (widgets.get(tag)?.change?.(dom, name, value) === true) return;
  if (name.startsWith('aria-')) return setAria(dom, name, value);
  if (name === 'hidden' || name === 'disabled') dom.toggleAttribute(name, isTrue(value));
  // A name of the page's own would make form controls overlap; values are read from the known attributes.
  else if (name !== 'name' && name !== 'value' && name !== 'style' && name !== 'class') setText(dom, name, value);
}

/** WeChat takes `aria-role`; browsers and axe read `role`. */
function setAria(dom: HTMLElement, name: string, value: unknown): void {
  const attribute = name === 'aria-role' ? 'role' : name;
  const text = asText(value);
  if (text === '') dom.removeAttribute(attribute);
  else dom.setAttribute(attribute, text);
  // A phone reads a heading without a level; browsers take 2 for one, axe wants it written.
  if (attribute === 'role' && text === 'heading' && !dom.hasAttribute('aria-level')) dom.setAttribute('aria-level', '2');
}

function setText(dom: HTMLElement, name: string, value: unknown): void {
  const text = asText(value);
  if (!/^[a-z][\w:.-]*$/i.test(name)) return;
  if (text === '' || text === 'undefined') dom.removeAttribute(name);
  else dom.setAttribute(name, text);
}
