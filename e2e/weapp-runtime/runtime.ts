import path from 'node:path';
import type { Page } from 'playwright-core';
import { checkWithAxe, type Violation } from './axe.ts';
import { hostScript } from './bundle.ts';
import { openBrowser, type OpenedBrowser, type Viewport } from './chromium.ts';
import { followClock, readShift } from './clock-file.ts';
import { Endpoint, sentenceOf } from './endpoint.ts';
import { Http, type HttpRequest, type Progress } from './http.ts';
import { servePage, type PageServer } from './page-server.ts';
import type {} from './page-api.ts';
import { readProgram, type Program } from './program.ts';

/** How WeChat opens the mini-program. */
export interface Launch {
  /** Address of a page with its query; the app's first page unless told. */
  url?: string;
  /** WeChat's number for where from: 1001 (default) its list, 1014 a subscription message, 1047 a code. */
  scene?: number;
}

export interface StartOptions {
  /** Folder of the built mini-program: the one with app.json. */
  dist: string;
  /** Port of the automation endpoint on 127.0.0.1; 0, the default, takes a free one. */
  port?: number;
  headless?: boolean;
  /** A file with milliseconds: `Date` in the mini-program is shifted by them, now and whenever they change. */
  clockFile?: string;
  /** In px; 375 × 667 unless told. */
  viewport?: Viewport;
  launch?: Launch;
  /** `ask` starts as a phone on which nobody agreed to the privacy terms yet. */
  privacy?: 'agreed' | 'ask';
  /** What codes begin with: `wx.login` answers `<login>.<nonce>`, the phone number button `<phone>.<nonce>`. */
  codes?: { login?: string; phone?: string };
  /** Requests to a key go to its value: the build has its server's address written into it, a test has another. */
  origins?: Record<string, string>;
  /** Where compiled templates and the page's script are kept between starts. */
  cacheFolder?: string;
}

export interface Runtime {
  /** For `automator.connect({ wsEndpoint })`. */
  wsEndpoint: string;
  /** The page that draws the mini-program, for what the automator cannot see: dialogs, tab bar, screenshots. */
  page: Page;
  /** Checks the visible page against WCAG 2.2 AA. */
  axe(): Promise<Violation[]>;
  /** Cuts the mini-program off the network, or restores it. */
  setOffline(isOffline: boolean): Promise<void>;
  /** The person closes WeChat and opens the mini-program again, perhaps by a message: only storage is kept. */
  restart(launch?: Launch): Promise<void>;
  /** The person leaves the mini-program without closing it. */
  background(): Promise<void>;
  foreground(): Promise<void>;
  close(): Promise<void>;
}

/** What outlives a restart of the mini-program. */
interface PhoneState {
  isOffline: boolean;
  isLogWanted: boolean;
  launchUrl: string;
  launchScene: number;
  starts: number;
}

interface Parts extends OpenedBrowser {
  http: Http;
  server: PageServer;
  state: PhoneState;
  ends: End[];
}

type End = () => Promise<void>;

/**
 * Starts a built mini-program in a browser and opens an endpoint for `miniprogram-automator`.
 * Throws one sentence when there is no build, a template does not parse, or its first page fails to start.
 */
export async function start(options: StartOptions): Promise<Runtime> {
  const dist = path.resolve(options.dist);
  const viewport = options.viewport ?? { width: 375, height: 667 };
  const cacheFolder = options.cacheFolder ?? path.resolve(import.meta.dirname, '../../.var/weapp-runtime');
  const ends: End[] = [];
  try {
    const browser = openBrowser(options.headless ?? true, viewport);
    // The browser starts while the program is compiled; a failure of the compiler must not hide one of the browser.
    browser.catch(() => undefined);
    ends.push(async () => (await browser).browser.close());
    const program = readProgram(dist, viewport.width, cacheFolder);
    const settings = settingsOf(options, program, viewport);
    const state: PhoneState = { isOffline: false, isLogWanted: false, starts: 0, ...launchOf(options.launch) };
    const server = await servePage(
      dist,
      textsOf(program, cacheFolder, () => settingsOfStart(settings, state, options.clockFile)),
    );
    ends.push(() => server.close());
    return await connect({ ...(await browser), http: new Http(settings.appId, options.origins), server, state, ends }, options);
  } catch (error) {
    await endAll(ends);
    throw error;
  }
}

/** Last opened, first closed; what fails to close does not keep the rest open. */
async function endAll(ends: End[]): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end().catch(() => undefined);
}

/** The automator remembers pages by their number, so every start of the mini-program counts from another one. */
const settingsOfStart = (settings: object, state: PhoneState, clockFile?: string) => ({
  ...settings,
  ...state,
  firstPageId: 1 + 10_000 * state.starts++,
  clockShift: clockFile ? readShift(clockFile) : 0,
});

const launchOf = ({ url = '', scene = 1001 }: Launch = {}) => ({ launchUrl: url, launchScene: scene });

function settingsOf({ privacy = 'agreed', codes = {} }: StartOptions, { configs }: Program, viewport: Viewport) {
  const project = configs['project.config'] as { appid?: string } | undefined;
  return {
    ...viewport,
    appId: project?.appid ?? 'touristappid',
    privacy,
    loginCode: codes.login ?? 'demo-citizen',
    phoneCode: codes.phone ?? 'phone-13800138000',
  };
}

function textsOf({ templates, ...program }: Program, cacheFolder: string, settings: () => object) {
  const script = hostScript(cacheFolder);
  return {
    '/weapp/host.js': () => ({ type: 'text/javascript', text: script }),
    '/weapp/templates.js': () => ({ type: 'text/javascript', text: templates }),
    '/weapp/program.json': () => ({ type: 'application/json', text: JSON.stringify({ ...program, settings: settings() }) }),
  };
}

async function connect(parts: Parts, options: StartOptions): Promise<Runtime> {
  const { page, http, server, ends } = parts;
  let closing: Promise<void> | null = null;
  const close = (): Promise<void> => (closing ??= endAll(ends));
  const endpoint = await Endpoint.open(options.port ?? 0, (method, params) => answer(parts, method, params, () => void close()));
  ends.push(() => endpoint.close());
  ends.push(async () => http.abortAll());
  await page.exposeFunction('__weappNode', (name: string, payload: string) => forPage(parts, endpoint, name, JSON.parse(payload)));
  await blockOutside(parts);
  if (options.clockFile) {
    const stop = followClock(options.clockFile, (shift) => void setShift(page, shift));
    ends.push(async () => stop());
  }
  await boot(page, server.origin);
  return runtimeOf(parts, endpoint, close);
}

function runtimeOf(parts: Parts, endpoint: Endpoint, close: () => Promise<void>): Runtime {
  const { page, http, server } = parts;
  return {
    wsEndpoint: endpoint.address,
    page,
    axe: () => checkWithAxe(page),
    setOffline: async (isOffline) => {
      parts.state.isOffline = isOffline;
      await page.evaluate((isOnline) => window.weapp.setOnline(isOnline), !isOffline);
    },
    restart: async (launch) => {
      Object.assign(parts.state, launchOf(launch));
      http.abortAll();
      await boot(page, server.origin);
    },
    background: () => page.evaluate(() => window.weapp.background()),
    foreground: () => page.evaluate(() => window.weapp.foreground()),
    close,
  };
}

async function boot(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/`);
  await page
    .evaluate(() => window.weapp.start())
    .catch((error: Error) => {
      throw new Error(`the mini-program did not start: ${sentenceOf(error)}`, { cause: error });
    });
}

const setShift = (page: Page, shift: number): Promise<void> =>
  page.evaluate((milliseconds) => window.weapp.setClockShift(milliseconds), shift).catch(() => undefined);

/** Images may come from elsewhere; they too need a network. */
async function blockOutside(parts: Parts): Promise<void> {
  await parts.context.route(
    (url) => url.origin !== parts.server.origin,
    (route) =>
      parts.state.isOffline ? route.abort('internetdisconnected') : route.continue({ url: parts.http.resolve(route.request().url()) }),
  );
}

/** What the page asks of Node. */
async function forPage({ page, http }: Parts, endpoint: Endpoint, name: string, payload: unknown): Promise<string> {
  if (name === 'event') endpoint.tell(payload);
  if (name === 'abort') http.abort((payload as { id: number }).id);
  if (name !== 'http') return 'null';
  const tell: Progress = (progress): void =>
    void page.evaluate((told) => window.weapp.fromNode('progress', told), { ...progress }).catch(() => undefined);
  return JSON.stringify(await http.exchange(payload as HttpRequest, tell));
}

/** Calls that only Node can answer; the page answers the rest. */
async function answer({ page, state }: Parts, method: string, params: Record<string, unknown>, close: () => void): Promise<unknown> {
  if (method === 'App.enableLog') state.isLogWanted = true;
  switch (method) {
    case 'App.captureScreenshot':
      return { data: (await page.screenshot()).toString('base64') };
    case 'Element.tap': {
      const { x, y } = await page.evaluate((id) => window.weapp.tapPointOf(id), String(params['elementId']));
      await page.mouse.click(x, y);
      return {};
    }
    case 'Tool.close':
      // The answer goes out first.
      setTimeout(close, 50);
      return {};
    default:
      return page.evaluate(([name, given]) => window.weapp.answerCall(name, given), [method, params] as const);
  }
}
