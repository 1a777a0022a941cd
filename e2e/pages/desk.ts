import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { World } from '../world.ts';

/** The console on the screen of a clerk's desk. */
export class Desk {
  readonly page: Page;
  private readonly context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
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
    return new Desk(context, page);
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
