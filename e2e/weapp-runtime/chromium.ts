import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

export interface Viewport {
  width: number;
  height: number;
}

export interface OpenedBrowser {
  browser: Browser;
  context: BrowserContext;
  page: Page;
}

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts a browser that looks like a phone. `CHROMIUM` names another executable. */
export async function openBrowser(headless: boolean, viewport: Viewport): Promise<OpenedBrowser> {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', headless, args: FLAGS });
  try {
    const context = await browser.newContext({
      viewport,
      deviceScaleFactor: 2,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    });
    return { browser, context, page: await context.newPage() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
