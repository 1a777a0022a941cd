import type { Browser, BrowserContext, Page } from 'playwright-core';
import { lastCode } from '../client.ts';
import type { World } from '../world.ts';

/** A spot inside 岳麓区, as a browser reports it (WGS-84). */
const YUELU = { longitude: 112.9306, latitude: 28.1908 };

/** The citizen client on the screen of a phone. */
export class Phone {
  readonly page: Page;
  private readonly world: World;
  private readonly context: BrowserContext;

  private constructor(world: World, context: BrowserContext, page: Page) {
    this.world = world;
    this.context = context;
    this.page = page;
  }

  static async open(world: World, browser: Browser): Promise<Phone> {
    const context = await browser.newContext({
      viewport: { width: 375, height: 812 },
      deviceScaleFactor: 2,
      hasTouch: true,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      geolocation: YUELU,
      permissions: ['geolocation'],
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(10_000);
    const page = await context.newPage();
    await page.goto(`${world.origin}/h5/`);
    return new Phone(world, context, page);
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }

  /** Logs in on the login page that is open, with the code that the sandbox “sent”. */
  async logIn(phone: string): Promise<void> {
    await this.page.getByLabel('手机号').fill(phone);
    await this.button('获取验证码').click();
    await this.button(/秒后/).waitFor();
    await this.page.getByLabel('验证码').fill(await lastCode(this.world, phone));
    await this.button('登录').click();
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
