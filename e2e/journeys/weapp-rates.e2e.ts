import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import { caseworkApi } from '@zsb/shared/casework';
import type { ComplaintId } from '@zsb/shared/ids';
import { ratesApi, type FiguresView } from '@zsb/shared/rates';
import type { Browser, Locator } from 'playwright-core';
import { Client } from '../client.ts';
import { assertAccessible } from '../pages/axe.ts';
import { Desk, type Box } from '../pages/desk.ts';
import { MiniProgram } from '../pages/mini-program.ts';
import { RatesPage } from '../pages/rates-page.ts';
import { Staff } from '../pages/staff.ts';
import { openBrowser, until, World } from '../world.ts';

const PHONE = '13900139020';
const ORDER = '岳麓区城管局 · 市容科';
const FACILITIES = '市城管局 · 市政设施科';
const IN_TIME = '早餐摊占道，早上堵得出不来。';
const LATE = '夜市摊占道，盲道走不了。';
const OVERDUE = '报刊亭占道，轮椅过不去。';

describe('how offices keep their time 考核, of cases that were filed on the phone', () => {
  let world: World;
  let browser: Browser;
  let phone: MiniProgram;
  let desk: Desk;
  let rates: RatesPage;
  let late: ComplaintId;
  before(async () => {
    [world, browser] = await Promise.all([World.start('2026-11-18T10:00:00+08:00'), openBrowser()]);
    phone = await MiniProgram.ofKnown(world, { login: 'zheng', phone: PHONE });
  });
  after(async () => {
    await phone.close();
    await browser.close();
    await world.stop();
  });
  afterEach(() => assert.deepEqual(phone.exceptions, []));

  /** Waits until the sums of the month have come to this. */
  async function areCounted(what: string, isCounted: (figures: FiguresView) => boolean): Promise<void> {
    const supervisor = await new Client(world).staff('ducha01');
    const query = { from: '2026-11-01', to: '2026-11-26', by: 'organisation' } as const;
    await until(what, async () => isCounted((await supervisor.call(ratesApi.report, { query })).total.adjusted));
  }

  const hasFocus = (link: Locator) =>
    until('the figure has the focus again', () => link.evaluate((element) => element === document.activeElement));

  it('are answered in time, late, and not at all', async () => {
    const citizen = await new Client(world).citizen(PHONE);
    const filed = async (text: string): Promise<ComplaintId> => {
      await phone.file(text);
      const id = await phone.openFiled();
      await citizen.waitForOffice(id);
      return id;
    };
    const clerk = await Staff.logIn(world, 'yuelu01');
    const inTime = await filed(IN_TIME);
    late = await filed(LATE);
    await clerk.accept(inTime);
    await clerk.accept(late);
    await clerk.answer(inTime, '早餐摊已搬到规定的位置。');
    await phone.file(OVERDUE, { isOnMap: false });
    const overdue = await phone.openFiled();
    await (await Staff.logIn(world, 'paidan01')).dispatch(overdue, FACILITIES);
    await (await Staff.logIn(world, 'shizheng01')).accept(overdue);
    world.advance('8d'); // Thursday 26 November, 10:00: all were due the evening before
    await (await Staff.logIn(world, 'yuelu01')).answer(late, '夜市摊已取缔，盲道已畅通。');
    await areCounted('the late answer is counted', ({ rates: { resolution } }) => resolution.whole === 3);
  });

  it('are read by the supervisor as a rate with its denominator, as a whole and by office', async () => {
    desk = await Desk.logIn(world, browser, 'ducha01');
    rates = await RatesPage.open(desk);
    await rates.figure('按时办结率').getByText('33.3%').waitFor();
    await rates.figure('按时办结率').getByText('1 / 3 件').waitFor();
    await rates.figure('超时未答复').getByText('■ 1').waitFor();
    await rates.row(ORDER).getByText('1 / 2').first().waitFor();
    await rates.row(FACILITIES).getByText('0 / 1').first().waitFor();
    await desk.page.getByRole('heading', { name: /^本月按时办结率 33\.3%/ }).waitFor();
    await assertAccessible(desk.page, 'the rates');
  });

  it('are opened behind the figure, one of them whole, and the way leads back to the figure', async () => {
    const { page } = desk;
    await rates.openCases('按时办结率', '超时答复的诉求');
    await assertAccessible(page, 'the cases behind a rate');
    assert.equal(await page.getByRole('link', { name: IN_TIME }).count(), 0);
    await page.getByRole('link', { name: LATE }).click();
    await desk.clock(/^办结 .*超时完成/).waitFor();
    await page.goBack();
    await rates.casesHeading('超时答复的诉求').waitFor();
    await page.getByRole('link', { name: '回到考核' }).click();
    await hasFocus(rates.figure('按时办结率').getByRole('link'));
    // The same cases stand behind the total of the table: there the way leads back to its row.
    const cell = rates.row('合计').getByRole('link', { name: '看超时答复的诉求' });
    await cell.click();
    await rates.casesHeading('超时答复的诉求').waitFor();
    await page.getByRole('link', { name: '回到考核' }).click();
    await hasFocus(cell);
  });

  for (const { userName, own, share, other } of [
    { userName: 'yuelu02', own: ORDER, share: '1 / 2', other: FACILITIES },
    { userName: 'shizheng02', own: FACILITIES, share: '0 / 1', other: ORDER },
  ])
    it(`are shown to the head of ${own} as far as they are of that office`, async () => {
      const head = await Desk.logIn(world, browser, userName);
      const page = await RatesPage.open(head);
      await page.figure('按时办结率').getByText(`${share} 件`).waitFor();
      await page.row(own).getByText(share).first().waitFor();
      assert.equal(await page.row(other).count(), 0);
      await head.close();
    });

  it('are told with and without what the supervisor excluded 剔除', async () => {
    const reason = '当晚台风停电，无法到场，附有停工通知。';
    await (await Staff.logIn(world, 'yuelu01')).act(caseworkApi.apply, late, { kind: 'exclusion', reason, details: {} });
    await desk.openFromList('待审批', LATE);
    const decide = async (box: Box) => {
      await box.getByRole('radio', { name: '批准', exact: true }).check();
      await box.getByLabel('决定的理由').fill('停工通知属实，同意剔除。');
    };
    await desk.act('审批剔除', '批准申请', '已决定', decide);
    await areCounted('the exclusion is counted', ({ rates: { resolution } }) => resolution.whole === 2);
    rates = await RatesPage.open(desk);
    await rates.figure('按时办结率').getByText('50.0%').waitFor();
    await rates.figure('按时办结率').getByText('全部 33.3%（1 / 3 件）').waitFor();
    await rates.choose('口径', '全部');
    await rates.figure('按时办结率').getByText('剔除后 50.0%（1 / 2 件）').waitFor();
    await assertAccessible(desk.page, 'the rates with what was excluded');
  });

  it('are taken along as a table that holds both', async () => {
    const table = await rates.download();
    const told = (name: string) =>
      ['剔除后', '全部'].map((basis) => {
        const {
          [`按时办结率（${basis}）`]: rate,
          [`按时办结率分子（${basis}）`]: part,
          [`按时办结率分母（${basis}）`]: whole,
        } = table.get(name)!;
        return `${rate} ${part}/${whole}`;
      });
    assert.deepEqual(told(ORDER), ['100% 1/1', '50.0% 1/2']);
    assert.deepEqual(told(FACILITIES), ['0% 0/1', '0% 0/1']);
  });
});
