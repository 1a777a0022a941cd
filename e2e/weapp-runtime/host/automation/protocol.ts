import { pressDialog } from '../dialogs.ts';
import { trigger } from '../elements.ts';
import { unsupported } from '../failures.ts';
import { sendTouch, touchEnd, touchMove, touchStart, type Touch } from '../gestures.ts';
import { enableLog, evaluate, exposeBinding } from '../modules.ts';
import { currentPage, describe, homePath, stack, type OpenPage } from '../pages.ts';
import { navigateBack, reLaunch, switchTab } from '../router.ts';
import type { Callback, Json } from '../types.ts';
import { press } from '../widgets/choices.ts';
import { movablePlace, moveTo } from '../widgets/others.ts';
import { swipeTo } from '../widgets/scrolling.ts';
import { slideTo } from '../widgets/slider.ts';
import { typeInto } from '../widgets/text-fields.ts';
import {
  attributeOf,
  elementOf,
  findAll,
  findByXpath,
  findOne,
  offsetOf,
  outline,
  ownComponent,
  propertiesOf,
  tapPoint,
} from './elements.ts';
import { kebab } from '../wx/selector-query.ts';
import { callWxMethod, mockWxMethod } from './wx-methods.ts';

type Params = Json & { names: string[]; selector: string; method: string; args: unknown[]; type: string };
type Answer = (params: Params) => unknown;

/** `a.b[0].c` of an object. */
const at = (value: unknown, path?: unknown): unknown =>
  typeof path === 'string'
    ? path
        .replace(/\[(\d+)\]/g, '.$1')
        .split('.')
        .reduce<unknown>((inner, key) => (inner as Json | undefined)?.[key], value)
    : value;

function pageOf({ pageId }: Params): OpenPage {
  const page = stack.find(({ id }) => id === pageId) ?? (pageId === undefined ? currentPage() : undefined);
  if (!page) throw new Error(`page ${String(pageId)} is closed (now ${currentPage().path})`);
  return page;
}

async function callOf(owner: Json, method: string, args: unknown[], what: string): Promise<Json> {
  const call = owner[method];
  if (typeof call !== 'function') throw new Error(`${what} has no method ${method}`);
  return { result: await (call as Callback).apply(owner, args) };
}

const native: Record<string, (data: Json) => unknown> = {
  goHome: () => reLaunch({ url: `/${homePath()}` }),
  navigateLeft: () => navigateBack({}),
  confirmModal: () => pressDialog('confirm', ['modal']),
  cancelModal: () => pressDialog('cancel', ['modal']),
  switchTab: ({ url }) => switchTab({ url }),
  authorizeAllow: () => pressDialog('confirm', ['authorize', 'privacy']),
  authorizeCancel: () => pressDialog('cancel', ['authorize', 'privacy']),
  closePaymentDialog: () => pressDialog('cancel', ['payment']),
  shareConfirm: () => pressDialog('confirm', ['share']),
  shareCancel: () => pressDialog('cancel', ['share']),
};

async function pressNative({ method, data }: Params): Promise<Json> {
  const work = native[method];
  if (!work) throw new Error(unsupported(`native().${method}`));
  await work((data ?? {}) as Json);
  return {};
}

/** What the page says about its window; the document of a phone's web view is our scroller. */
function windowProperty(page: OpenPage, name: string): unknown {
  const property = /^document\.(?:documentElement|body)\.(scroll\w+|client\w+)$/.exec(name)?.[1];
  if (property) return (page.scroller as unknown as Json)[property];
  return at(window, name);
}

const app: Record<string, Answer> = {
  'Tool.getInfo': () => ({ SDKVersion: '3.7.0' }),
  'Tool.native': pressNative,
  'Tool.getTestAccounts': () => ({ accounts: [] }),
  'App.enableLog': () => enableLog(),
  'App.exit': () => ({}),
  'App.getCurrentPage': () => describe(currentPage()),
  'App.getPageStack': () => ({ pageStack: stack.map(describe) }),
  'App.callWxMethod': async ({ method, args, pluginId }) => {
    if (pluginId !== undefined) throw new Error(unsupported('a plugin'));
    return { result: await callWxMethod(method, args ?? []) };
  },
  'App.mockWxMethod': (params) => mockWxMethod(params),
  'App.callFunction': async ({ functionDeclaration, args }) => ({
    result: await evaluate(String(functionDeclaration))(...(args ?? [])),
  }),
  'App.addBinding': ({ name }) => exposeBinding(String(name)),
};

const page: Record<string, Answer> = {
  'Page.getElement': (params) => findOne(pageOf(params).scroller, params.selector),
  'Page.getElements': (params) => ({ elements: findAll(pageOf(params).scroller, params.selector) }),
  'Page.getElementByXpath': (params) => {
    const [first] = findByXpath(pageOf(params).scroller, params.selector);
    if (!first) throw new Error(`no element matches ${params.selector}`);
    return first;
  },
  'Page.getElementsByXpath': (params) => ({ elements: findByXpath(pageOf(params).scroller, params.selector) }),
  'Page.getData': (params) => ({ data: at(pageOf(params).instance.data, params['path']) }),
  'Page.setData': (params) => pageOf(params).instance.setData(params['data'] as Json),
  'Page.callMethod': (params) => callOf(pageOf(params).instance, params.method, params.args ?? [], `page ${pageOf(params).path}`),
  'Page.getWindowProperties': (params) => ({ properties: params.names.map((name) => windowProperty(pageOf(params), name)) }),
};

const dom = ({ elementId }: Params): HTMLElement => elementOf(elementId);
const caller = (params: Params): Json => ownComponent(dom(params)).getMethodCaller();

// The automator writes “changeTouches”, WeChat's events “changedTouches”.
function touches({ touches: given, changedTouches, changeTouches }: Params): Touch[] {
  const list = (given ?? changedTouches ?? changeTouches ?? []) as Partial<Touch>[];
  return list.map((touch) => ({ identifier: 0, pageX: 0, pageY: 0, clientX: touch.pageX ?? 0, clientY: touch.pageY ?? 0, ...touch }));
}

function triggerEvent(params: Params): void {
  const bubbles = /^(tap|longpress|longtap|touch\w+)$/.test(params.type);
  trigger(dom(params), params.type, params['detail'] ?? {}, { bubbles, ...(bubbles && { fields: { touches: [], changedTouches: [] } }) });
}

const element: Record<string, Answer> = {
  'Element.getElement': (params) => findOne(dom(params), params.selector),
  'Element.getElements': (params) => ({ elements: findAll(dom(params), params.selector) }),
  'Element.getOffset': (params) => offsetOf(dom(params)),
  'Element.getDOMProperties': (params) => ({ properties: params.names.map((name) => (dom(params) as unknown as Json)[name]) }),
  'Element.getAttributes': (params) => ({ attributes: params.names.map((name) => attributeOf(dom(params), name)) }),
  'Element.getProperties': (params) => ({ properties: properties(params) }),
  'Element.getStyles': (params) => ({ styles: params.names.map((name) => getComputedStyle(dom(params)).getPropertyValue(kebab(name))) }),
  'Element.getWXML': (params) => ({ wxml: params.type === 'outer' ? dom(params).outerHTML : dom(params).innerHTML }),
  'Element.triggerEvent': triggerEvent,
  'Element.touchstart': (params) => touchStart(dom(params), touches(params)),
  'Element.touchmove': (params) => touchMove(dom(params), touches(params)),
  'Element.touchend': (params) => touchEnd(dom(params), touches(params)),
  'Element.dispatchEvent': (params) =>
    sendTouch(dom(params), String(params['eventName']), touches(params), touches(params), (params['detail'] ?? {}) as Json),
  'Element.setData': (params) => (caller(params) as unknown as OpenPage['instance']).setData(params['data'] as Json),
  'Element.getData': (params) => ({ data: at(ownComponent(dom(params)).data, params['path']) }),
  'Element.callMethod': (params) => callOf(caller(params), params.method, params.args ?? [], outline(dom(params))),
  'Element.callFunction': async (params) => ({ result: callFunction(params) ?? null }),
};

function properties(params: Params): unknown[] {
  const target = dom(params);
  const { x, y } = target.localName === 'movable-view' ? movablePlace(target) : { x: 0, y: 0 };
  const moved: Json = { _translateX: x, _translateY: y };
  return propertiesOf(target, params.names).map((value, index) => moved[params.names[index] ?? ''] ?? value);
}

/** What the automator does to built-in components beyond a tap. */
const functions: Record<string, (target: HTMLElement, ...args: never[]) => unknown> = {
  'input.input': (target, text: string) => typeInto(target as HTMLInputElement, String(text)),
  'textarea.input': (target, text: string) => typeInto(target as HTMLTextAreaElement, String(text)),
  'switch.tap': (target) => press(target),
  'slider.slideTo': (target, value: number) => slideTo(target, value),
  'swiper.swipeTo': (target, index: number) => swipeTo(target, index),
  'movable-view.moveTo': (target, x: number, y: number) => moveTo(target, x, y),
  'scroll-view.scrollTo': (target, x: number, y: number) => target.scrollTo({ left: x, top: y, behavior: 'instant' }),
  'scroll-view.scrollTop': (target) => target.scrollTop,
  'scroll-view.scrollLeft': (target) => target.scrollLeft,
  'scroll-view.scrollWidth': (target) => target.scrollWidth,
  'scroll-view.scrollHeight': (target) => target.scrollHeight,
};

function callFunction(params: Params): unknown {
  const name = String(params['functionName']);
  const work = functions[name];
  if (!work) throw new Error(unsupported(name));
  return work(dom(params), ...((params.args ?? []) as never[]));
}

const methods: Record<string, Answer> = { ...app, ...page, ...element };

/** Answers one call of the automation protocol. Throws a sentence that the automator shows. */
export async function answerCall(method: string, params: Json): Promise<unknown> {
  const answer = methods[method];
  if (!answer) throw new Error(unsupported(`${method} of the automation protocol`));
  return (await answer(params as Params)) ?? {};
}

/** For Node, which moves the mouse: where to tap an element. */
export const tapPointOf = (elementId: string): { x: number; y: number } => tapPoint(elementOf(elementId));
