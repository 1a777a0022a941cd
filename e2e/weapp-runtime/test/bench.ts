import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import automator from 'miniprogram-automator';
import type Element from 'miniprogram-automator/out/Element.js';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram.js';
import type Page from 'miniprogram-automator/out/Page.js';
import { start, type Runtime, type StartOptions } from '../runtime.ts';

export const fixture = path.resolve(import.meta.dirname, '../fixture');

export type Mp = MiniProgram.default;
export type MpPage = Page.default;
export type MpElement = Element.default;

/** The sample mini-program, running, with an unmodified automator connected. */
export interface Bench {
  runtime: Runtime;
  mp: Mp;
  /** What escaped from the mini-program since the start. */
  exceptions: string[];
  /** Opens a page anew, without the three seconds that the automator's own route calls take. */
  open(path: string): Promise<MpPage>;
  stop(): Promise<void>;
}

export async function startBench(options: Partial<StartOptions> = {}): Promise<Bench> {
  const runtime = await start({ dist: fixture, ...options });
  const mp = await automator.connect({ wsEndpoint: runtime.wsEndpoint });
  const exceptions: string[] = [];
  mp.on('exception', ({ message }: { message: string }) => exceptions.push(message));
  return {
    runtime,
    mp,
    exceptions,
    open: async (url) => {
      await mp.callWxMethod('reLaunch', { url });
      return top(mp);
    },
    stop: async () => {
      mp.disconnect();
      await runtime.close();
    },
  };
}

export async function top(mp: Mp): Promise<MpPage> {
  const page = await mp.currentPage();
  if (!page) throw new Error('no page is open');
  return page;
}

/** The element, or a failure that names it. */
export async function find<Kind extends MpElement = MpElement>(page: MpPage | MpElement, selector: string): Promise<Kind> {
  const element = await page.$(selector);
  if (!element) throw new Error(`there is no ${selector}`);
  return element as Kind;
}

/** Why a promise failed; awaited later, so that a failure in between is not taken for one that nobody saw. */
export const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it did not fail',
    ({ message }: Error) => message,
  );

/** Asks until the answer is the wanted one or two seconds have passed; answers the last one. */
export async function eventually<T>(ask: () => Promise<T>, isDone: (answer: T) => boolean): Promise<T> {
  const endsAt = performance.now() + 2000;
  for (;;) {
    const answer = await ask();
    if (isDone(answer) || performance.now() > endsAt) return answer;
    await pause(20);
  }
}
