import { asText, attributesOf, componentOf } from '../elements.ts';
import { classPrefixes } from '../components.ts';
import { currentPath } from '../failures.ts';
import { pageOrigin } from '../pages.ts';
import type { AnyComponent, Json } from '../types.ts';
import { propertyOf } from '../wx/selector-query.ts';

const known = new Map<string, HTMLElement>();
const ids = new WeakMap<HTMLElement, string>();

export interface ElementRef extends Json {
  elementId: string;
  tagName: string;
  nodeId?: string;
}

function refer(dom: HTMLElement): ElementRef {
  const id = ids.get(dom) ?? `element-${known.size + 1}`;
  ids.set(dom, id);
  known.set(id, dom);
  const tagName = dom.localName.replace(/^weapp-/, '');
  // Only components of the mini-program's own have data and methods that the automator may use.
  return { elementId: id, tagName, ...(componentOf(dom) && dom.localName !== 'page' && { nodeId: id }) };
}

/** The element that an automator holds. Throws when the page has dropped it since. */
export function elementOf(elementId: unknown): HTMLElement {
  const dom = known.get(String(elementId));
  if (!dom) throw new Error(`no element ${String(elementId)} was ever found`);
  if (!dom.isConnected) throw new Error(`the element ${outline(dom)} is no longer on the page (now ${currentPath()})`);
  return dom;
}

/** An element in few words, for sentences. */
export const outline = (dom: Element): string =>
  `<${dom.localName}${dom.id ? ` id="${dom.id}"` : ''}${dom.className ? ` class="${dom.className}"` : ''}>`;

/** Classes inside isolated components carry a prefix in the page that the mini-program's author never sees. */
const withPrefixes = (selector: string): string =>
  selector.replace(
    /\.(-?[_a-zA-Z\u0080-\uffff][\w\u0080-\uffff-]*)/g,
    (_, name: string) => `:is(${['', ...classPrefixes()].map((prefix) => `.${prefix}${name}`).join(',')})`,
  );

const withoutPrefixes = (classes: DOMTokenList): string => {
  const names = [...classes].map((name) => name.slice(classPrefixes().find((prefix) => name.startsWith(prefix))?.length ?? 0));
  return [...new Set(names)].join(' ');
};

export function findAll(root: HTMLElement, selector: string): ElementRef[] {
  return [...root.querySelectorAll<HTMLElement>(withPrefixes(selector))].filter(isDrawnByTemplate).map(refer);
}

// Built-in components draw themselves with elements that no template knows.
const isDrawnByTemplate = (dom: Element): boolean => '__wxElement' in dom;

/** The first that matches. Throws when none does: the automator then answers null. */
export function findOne(root: HTMLElement, selector: string): ElementRef {
  const [first] = findAll(root, selector);
  if (!first) throw new Error(`no element matches ${selector} on page ${currentPath()}`);
  return first;
}

export function findByXpath(root: HTMLElement, xpath: string): ElementRef[] {
  // An absolute path means the page, not the document around it.
  const relative = xpath.startsWith('/') ? `.${xpath}` : xpath;
  const found = document.evaluate(relative, root, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
  return Array.from({ length: found.snapshotLength }, (_, index) => found.snapshotItem(index))
    .filter((node): node is HTMLElement => node instanceof HTMLElement && isDrawnByTemplate(node))
    .map(refer);
}

/** Place in px from the page's upper left corner, scrolled-away parts included. */
export function offsetOf(dom: HTMLElement): Json {
  const { left, top } = dom.getBoundingClientRect();
  const { x, y, scrollTop } = pageOrigin();
  return { left: left - x, top: top - y + scrollTop };
}

/** What a journey may read as a property: every attribute of the template, and what forms know. */
export function propertiesOf(dom: HTMLElement, names: string[]): unknown[] {
  return names.map((name) => (name === '__propPublic' ? propertyNames(dom) : propertyOf(dom, name)));
}

function propertyNames(dom: HTMLElement): Json {
  const own = componentOf(dom);
  const names = own ? Object.keys(own.data) : [...attributesOf(dom).keys()].flatMap((name) => [name, camel(name)]);
  const always = own ? [] : ['value', 'checked', 'disabled'];
  return Object.fromEntries([...names, ...always].map((name) => [name, true]));
}

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Attributes under the names of the template; `class` without prefixes. */
export function attributeOf(dom: HTMLElement, name: string): string | null {
  if (name === 'class') return withoutPrefixes(dom.classList);
  const given = attributesOf(dom).get(name);
  if (given !== undefined && given !== null && typeof given !== 'object') return asText(given);
  return dom.getAttribute(name === 'aria-role' ? 'role' : name);
}

/** The custom component of an element. Throws for built-in ones, which have no data. */
export function ownComponent(dom: HTMLElement): AnyComponent {
  const component = componentOf(dom);
  if (!component) throw new Error(`${outline(dom)} is a built-in component: it has no data and no methods`);
  return component;
}

/** Where a finger would hit the element. Throws when it has no size or something lies above it wherever it is scrolled to. */
export function tapPoint(dom: HTMLElement): { x: number; y: number } {
  // Under a bar that is fixed to an edge, people scroll on until the element is free.
  for (const block of ['nearest', 'center'] as const) {
    dom.scrollIntoView({ block, inline: 'nearest', behavior: 'instant' });
    const point = middles(dom).find(({ x, y }) => hits(dom, x, y));
    if (point) return point;
  }
  const [first] = middles(dom);
  if (!first) throw new Error(`${outline(dom)} cannot be tapped: it has no size (page ${currentPath()})`);
  const above = document.elementFromPoint(first.x, first.y);
  throw new Error(
    `${outline(dom)} cannot be tapped: ${above ? outline(above) : 'the edge of the window'} lies above it (page ${currentPath()})`,
  );
}

/** The middle of each of its boxes: a text that wraps has several. */
const middles = (dom: HTMLElement): { x: number; y: number }[] =>
  [...dom.getClientRects()].flatMap(({ left, top, width, height }) =>
    width > 0 && height > 0 ? [{ x: left + width / 2, y: top + height / 2 }] : [],
  );

function hits(dom: HTMLElement, x: number, y: number): boolean {
  const hit = document.elementFromPoint(x, y);
  return hit !== null && (dom.contains(hit) || hit.contains(dom));
}
