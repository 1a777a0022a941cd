import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import type { Desk } from './desk.ts';

/** The page 考核 of a desk: figures of the total, the table, the way to the cases behind them. */
export class RatesPage {
  private readonly desk: Desk;

  private constructor(desk: Desk) {
    this.desk = desk;
  }

  /** By its link, or anew where it is open: figures are not renewed by themselves within minutes. */
  static async open(desk: Desk): Promise<RatesPage> {
    await desk.open('考核');
    await desk.page.reload();
    const opened = new RatesPage(desk);
    await opened.figure('按时办结率').waitFor();
    return opened;
  }

  /** A figure of the total by its name. */
  figure(name: string): Locator {
    const { page } = this.desk;
    const total = page.getByRole('region', { name: '总体' });
    return total.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });
  }

  /** The row of the table with this name. */
  row(name: string): Locator {
    const { page } = this.desk;
    return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  }

  /** A press on one of the choices above the table. */
  async choose(group: '分组' | '口径', name: string): Promise<void> {
    const button = this.desk.page.getByRole('group', { name: group }).getByRole('button', { name, exact: true });
    await button.click();
    await button.and(this.desk.page.locator('[aria-pressed=true]')).waitFor();
  }

  /** Opens the cases behind a figure of the total, and waits for their list. */
  async openCases(figure: string, which: string): Promise<void> {
    await this.figure(figure)
      .getByRole('link', { name: `看${which}` })
      .click();
    await this.casesHeading(which).waitFor();
  }

  casesHeading(which: string): Locator {
    return this.desk.page.getByRole('heading', { name: new RegExp(`${which}$`), level: 2 });
  }

  /** The table as it is downloaded: each row by its first field, its fields by the names of their columns. */
  async download(): Promise<Map<string, Record<string, string>>> {
    const [file] = await Promise.all([this.desk.page.waitForEvent('download'), this.desk.button('下载表格').click()]);
    const lines = readFileSync(await file.path(), 'utf8')
      .replace('\uFEFF', '')
      .trimEnd()
      .split('\r\n');
    const [head = [], ...rows] = lines.map((line) => line.split(','));
    return new Map(rows.map((fields) => [fields[0]!, Object.fromEntries(head.map((name, column) => [name, fields[column]!]))]));
  }
}
