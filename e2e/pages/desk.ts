import type { ComplaintId } from '@zsb/shared/ids';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { World } from '../world.ts';

/** A page beside the cases, as its link names it. */
export type BesidePage = '消息' | '考核' | '答复模板' | '工作日历' | '时限策略' | '暂停升级';

/** The form in which an act on a case is filled in. */
export type Box = Locator;

/** The console on the screen of a clerk's desk. */
export class Desk {
  readonly page: Page;
  private readonly origin: string;
  private readonly context: BrowserContext;

  private constructor(origin: string, context: BrowserContext, page: Page) {
    this.origin = origin;
    this.context = context;
    this.page = page;
  }

  static async logIn(world: World, browser: Browser, userName: string): Promise<Desk> {
    const desk = await Desk.open(world, browser);
    await desk.page.getByLabel('用户名').fill(userName);
    await desk.page.getByLabel('密码', { exact: true }).fill('demo-Zsb-2026');
    await desk.button('登录').click();
    await desk.page.getByRole('navigation').waitFor();
    return desk;
  }

  /** The login page. */
  static async open(world: World, browser: Browser): Promise<Desk> {
    const options = {
      viewport: { width: 1440, height: 900 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    } as const;
    const context = await browser.newContext(options);
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    await page.goto(`${world.origin}/console/`);
    return new Desk(world.origin, context, page);
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }

  /** The open case. */
  get pane(): Locator {
    return this.page.getByRole('region', { name: /^TS/ });
  }

  /** The case that the address names. */
  get shownCase(): ComplaintId {
    return new URLSearchParams(new URL(this.page.url()).hash.slice(1)).get('case') as ComplaintId;
  }

  /** The row of a case in the list. */
  row(words: string): Locator {
    return this.page
      .getByRole('region')
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('link', { name: words }) });
  }

  /** A clock of the open case by its words: name, light, until when. */
  clock(words: RegExp): Locator {
    return this.pane.getByRole('list', { name: '时限' }).getByRole('button', { name: words });
  }

  /** Opens a case by its address, as it is now: what was on screen before is gone first. */
  async openCase(id: ComplaintId): Promise<void> {
    await this.page.goto(`${this.origin}/console/#`);
    await this.pane.waitFor({ state: 'detached' });
    await this.page.goto(`${this.origin}/console/#case=${id}`);
    await this.pane.waitFor();
  }

  /** Opens the list of a task by its link, and in it the case with these words. */
  async openFromList(tab: string, words: string): Promise<void> {
    await this.page.getByRole('navigation', { name: '任务' }).getByRole('link', { name: tab }).click();
    await this.page.getByRole('heading', { name: tab, level: 1 }).waitFor();
    await this.page.getByRole('link', { name: words }).click();
    await this.pane.getByText(words).first().waitFor();
  }

  /** Opens a box of the case on screen; its button may lie behind 更多. */
  async openBox(name: string): Promise<Box> {
    const button = this.pane.getByRole('button', { name, exact: true });
    const more = this.pane.getByRole('button', { name: '更多' });
    await button.or(more).first().waitFor();
    if (!(await button.isVisible())) await more.click();
    await button.click();
    const box = this.page.getByRole('form', { name, exact: true });
    await box.waitFor();
    return box;
  }

  /** Opens a box, fills it in, and presses its button: the case then says what was done. */
  async act(name: string, submit: string, done: string, fillIn?: (box: Box) => Promise<unknown>): Promise<void> {
    const box = await this.openBox(name);
    await fillIn?.(box);
    await box.getByRole('button', { name: submit, exact: true }).click();
    await this.page.getByText(done).first().waitFor();
    await box.waitFor({ state: 'detached' });
  }

  /** Types into a field over a list, and takes what is found. */
  async choose(box: Box, field: string, name: string): Promise<void> {
    await box.getByRole('combobox', { name: field }).fill(name);
    await this.page.getByRole('option', { name, exact: true }).click();
  }

  /** Opens a page beside the cases by its link. */
  async open(page: BesidePage): Promise<void> {
    await this.page.getByRole('link', { name: new RegExp(`^${page}`) }).click();
    await this.page.getByRole('heading', { name: page, level: 1 }).waitFor();
  }

  /** The messages of 消息 with these words: of the page that is open. */
  notice(words: string | RegExp): Locator {
    return this.page.getByRole('main').getByRole('listitem').filter({ hasText: words });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
