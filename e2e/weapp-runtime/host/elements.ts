import * as easel from 'glass-easel';
import type { AnyComponent } from './types.ts';

type EaselHolder = Node & { __wxElement?: easel.Element };

/** The mini-program's node that a DOM node belongs to: its own, or the nearest around it. */
export function easelOf(node: Node | null): easel.Element | null {
  for (let at = node; at; at = at.parentNode ?? (at instanceof ShadowRoot ? at.host : null)) {
    const { __wxElement: element } = at as EaselHolder;
    if (element) return element;
  }
  return null;
}

/** The DOM element of a mini-program's node. */
export const domOf = (element: easel.Element): HTMLElement | null => element.$$ as unknown as HTMLElement | null;

/** The custom component whose host a DOM element is, `null` for built-in components. */
export function componentOf(dom: HTMLElement): AnyComponent | null {
  const { __wxElement: element } = dom as EaselHolder;
  return element && easel.Component.isComponent(element) ? element : null;
}

export interface EventSettings {
  bubbles?: boolean;
  fields?: Record<string, unknown>;
  /** Takes what a listener returned: `input` replaces its text by it. */
  onReturn?: (value: unknown) => void;
}

/** Sends an event of a built-in component to the mini-program. Answers false when a listener refused the default. */
export function trigger(
  dom: Node | null,
  type: string,
  detail: unknown,
  { bubbles = false, fields = {}, onReturn }: EventSettings = {},
): boolean {
  const target = easelOf(dom);
  if (!target) return true;
  const event = new easel.Event(type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: bubbles,
    extraFields: fields,
    ...(onReturn && { handleListenerReturn: (value: unknown) => (onReturn(value), true) }),
  });
  easel.Event.dispatchEvent(target, event);
  return !event.defaultPrevented();
}

const attributes = new WeakMap<Node, Map<string, unknown>>();

/** Attribute values as the template gave them, before they became text. */
export function attributesOf(dom: Node): Map<string, unknown> {
  const known = attributes.get(dom) ?? new Map<string, unknown>();
  attributes.set(dom, known);
  return known;
}

export const textAttribute = (dom: Node, name: string, otherwise = ''): string => {
  const value = attributesOf(dom).get(name);
  return value === undefined || value === null || value === '' ? otherwise : asText(value);
};

export const numberAttribute = (dom: Node, name: string, otherwise: number): number => {
  const value = attributesOf(dom).get(name);
  const number = Number(value);
  return value === undefined || value === null || value === '' || Number.isNaN(number) ? otherwise : number;
};

/** Written `<input disabled>` is an empty text and true, as on a phone. */
export const isOn = (dom: Node, name: string): boolean => {
  const known = attributesOf(dom);
  return known.has(name) && isTrue(known.get(name));
};

export const isTrue = (value: unknown): boolean =>
  value !== false && value !== undefined && value !== null && value !== 'false' && value !== 0;

export const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : `${value as number | boolean}`;
};
