import { ConfigProvider } from 'antd';
import { act, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';

/** What a page asked the server for. */
export interface Asked {
  method: string;
  path: string;
  body: Record<string, unknown> | null;
}
/** An answer of the server: a status and a body, or silence. */
export type Answer = { status: number; body: unknown } | 'silence';

/** Stands in for the network: `answer` decides what each request gets. Answers the requests in order. */
export function aServer(answer: (asked: Asked) => Answer): Asked[] {
  const asked: Asked[] = [];
  const fetch = async (path: string, init: RequestInit) => {
    const one = { method: init.method ?? '', path, body: bodyOf(init.body) };
    asked.push(one);
    const answered = answer(one);
    if (answered === 'silence') throw new TypeError('fetch failed');
    const { status, body } = answered;
    return { status, ok: status < 400, headers: { get: () => null }, text: async () => JSON.stringify(body) };
  };
  Object.assign(window, { fetch });
  return asked;
}

/** A file is sent as a form: what is in it does not matter here. */
const bodyOf = (body: unknown) => (typeof body === 'string' ? (JSON.parse(body) as Asked['body']) : null);

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const problem = (status: number, code: string, more: object = {}): Answer => ({
  status,
  body: { type: 'about:blank', title: '', status, code, params: {}, fields: [], requestId: 'r1', ...more },
});

let unmount: (() => void) | null = null;

/** Puts a screen on the page; `removeScreen` takes it away after the test. */
export async function render(screen: ReactElement): Promise<(next: ReactElement) => Promise<void>> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const main = document.body.appendChild(document.createElement('main'));
  const root = createRoot(main);
  unmount = () => {
    root.unmount();
    main.remove();
  };
  // As in main.tsx.
  const draw = (next: ReactElement) =>
    act(async () => root.render(<ConfigProvider button={{ autoInsertSpace: false }}>{next}</ConfigProvider>));
  await draw(screen);
  return draw;
}

/** What screens need of a browser and jsdom lacks: nothing here has a size. */
function browserParts(): void {
  class ResizeObserver {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  Object.assign(globalThis, { ResizeObserver });
  Element.prototype.scrollIntoView = () => undefined;
  const styleOf = window.getComputedStyle.bind(window);
  window.getComputedStyle = (element, pseudo) => {
    const style = styleOf(element, pseudo);
    const read = style.getPropertyValue.bind(style);
    return Object.assign(style, { getPropertyValue: (name: string) => read(name) || '0px' });
  };
}
browserParts();

export function removeScreen(): void {
  act(() => unmount?.());
  unmount = null;
}

export const textOf = (selector: string): string => document.querySelector(selector)?.textContent ?? '';
export const textsOf = (selector: string): string[] => [...document.querySelectorAll(selector)].map(({ textContent }) => textContent ?? '');

export function buttonNamed(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.startsWith(name));
  if (!found) throw new Error(`no button “${name}” among ${textsOf('button').join(', ')}`);
  return found;
}

export const press = (element: HTMLElement): Promise<void> => act(async () => element.click());

/** Types into a field as a person does: React hears an `input` event. */
export function type(id: string, text: string): Promise<void> {
  const field = document.getElementById(id) as HTMLInputElement | HTMLTextAreaElement;
  const { prototype } = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  return act(async () => {
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

/** Types into a picker and takes the first fit. */
export async function choose(id: string, typed: string): Promise<void> {
  await type(id, typed);
  await act(async () => {
    document.getElementById(id)?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
}

/** Sends the form that is open. */
export const submit = (): Promise<void> => act(async () => document.querySelector('form')?.requestSubmit());
