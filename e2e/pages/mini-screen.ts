import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type Element from 'miniprogram-automator/out/Element.js';
import type Page from 'miniprogram-automator/out/Page.js';
import type { OpenedMiniProgram } from '../weapp-runtime/journey.ts';
import { until } from '../world.ts';

/** A page that is not in the tab bar by the end of its path. */
type PageName = 'file' | 'result' | 'detail' | 'query-code' | 'report-query' | 'login' | 'phone' | 'real-name' | 'sessions';

/** The page of the mini-program that is on the screen, whichever it is: what it says, and what a finger does on it. */
export class MiniScreen {
  protected readonly opened: OpenedMiniProgram;

  protected constructor(opened: OpenedMiniProgram) {
    this.opened = opened;
  }

  async page(): Promise<Page.default> {
    const page = await this.opened.mp.currentPage();
    assert.ok(page, 'no page is open');
    return page;
  }

  /** Waits until the page on the screen is this one. */
  async isAt(name: PageName): Promise<void> {
    await this.sayingWhy(until(`the page ${name} opens`, async () => (await this.page()).path.endsWith(`pages/${name}/index`)));
  }

  /** All words on the page, in reading order; what is typed into fields is not among them. */
  async words(): Promise<string> {
    return whileItChanges(async () => (await (await this.page()).$('.page'))?.text() ?? '');
  }

  /** Waits until the page says each of these. */
  async says(...expected: (string | RegExp)[]): Promise<void> {
    for (const one of expected) {
      const isSaid = (words: string): boolean => (typeof one === 'string' ? words.includes(one) : one.test(words));
      await this.sayingWhy(until(`the page says ${String(one)}`, async () => isSaid(await this.words())));
    }
  }

  /** Waits for a photo that the server has: it can be pressed to be enlarged. */
  async showsPhoto(number: number): Promise<void> {
    await this.find(`//button[@aria-label="放大照片第 ${number} 张"]`);
  }

  /** Presses the button with this name, or whose words begin so, once there is one. @param within the id of an element around it */
  async press(name: string, within?: string): Promise<void> {
    const inside = within === undefined ? '' : `//*[@id="${within}"]`;
    await this.tap(`${inside}//button[@aria-label="${name}" or ${BEGINS_WITH(name)}]`);
  }

  /** Presses one of several, and waits until it carries its tick: what stands below may have moved. */
  async choose(group: string, name: string): Promise<void> {
    await this.press(name, group);
    await this.find(`//*[@id="${group}"]//button[@aria-checked="true" and ${BEGINS_WITH(name)}]`);
  }

  async write(field: string, text: string): Promise<void> {
    await whileItChanges(async () => ((await this.find(`//*[@id="${field}"]`)) as Element.InputElement).input(text));
  }

  async written(field: string): Promise<string> {
    return whileItChanges(async () => String(await (await this.find(`//*[@id="${field}"]`)).value()));
  }

  /** Fails with every violation of WCAG 2.2 AA that a machine can see on the page that is shown. */
  async isAccessible(): Promise<void> {
    if (!this.opened.runtime) return;
    const found = (await this.opened.runtime.axe()).flatMap(({ rule, help, elements }) =>
      elements.map(({ html, summary }) => `${rule} (${help}): ${html} ${summary}`),
    );
    assert.deepEqual(found, [], `${(await this.page()).path} is not accessible`);
  }

  /** Presses what stands still: while something is drawn above it, a finger would meet something else. */
  protected async tap(xpath: string): Promise<void> {
    let before: Place | null = null;
    await until(`${xpath} stands still`, async () => {
      const now: Place | null = await (await this.find(xpath)).offset().catch(() => null);
      const isStill = now !== null && now.top === before?.top && now.left === before.left;
      before = now;
      return isStill;
    });
    await whileItChanges(async () => (await this.find(xpath)).tap());
  }

  /** What the page says instead is most often why. */
  private sayingWhy(waiting: Promise<void>): Promise<void> {
    return waiting.catch(async (error: Error) => {
      throw new Error(`${error.message}; it says: ${await this.words()}`);
    });
  }

  private async find(xpath: string): Promise<Element.default> {
    let found: Element.default | null = null;
    await until(`there is ${xpath}`, async () => (found = await (await this.page()).xpath(xpath)) !== null);
    return found!;
  }
}

interface Place {
  left: number;
  top: number;
}

/** What is chosen carries a tick before its words. */
const BEGINS_WITH = (words: string): string => `starts-with(normalize-space(translate(., "✓", "")), "${words}")`;

/** Reads or does something on an element again when its page gave way to another between finding and using it. */
async function whileItChanges<T>(use: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await use();
    } catch (error) {
      if (attempt === 20 || !(error instanceof Error) || !error.message.includes('is no longer on the page')) throw error;
      await pause(50);
    }
  }
}
