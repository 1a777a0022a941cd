import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { complaintsApi } from '@zsb/shared/complaints-api';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Browser } from 'playwright-core';
import { Client } from '../client.ts';
import { act } from '../pages/act.ts';
import { assertAccessible } from '../pages/axe.ts';
import { Desk, type Box } from '../pages/desk.ts';
import { Staff } from '../pages/staff.ts';
import { openBrowser, World } from '../world.ts';

const PHONE = '13900139023';
const TEXT = '洗车店占道，人行道整天是水。';
const BEGUN = '执法队员到场核查，';
const REST = '洗车店已停止占道，今后每天巡查。';

describe('a case that is open on a desk while its time runs out', () => {
  let world: World;
  let browser: Browser;
  let desk: Desk;
  let box: Box;
  let id: ComplaintId;
  before(async () => {
    [world, browser] = await Promise.all([World.start('2026-11-18T10:00:00+08:00'), openBrowser()]);
    id = await (await new Client(world).citizen(PHONE)).forwarded(TEXT);
    world.advance('1h');
    await (await Staff.logIn(world, 'yuelu01')).accept(id);
    desk = await Desk.logIn(world, browser, 'yuelu01');
    await desk.openCase(id);
  });
  after(async () => {
    await browser.close();
    await world.stop();
  });

  it('tells how long the citizen has waited, beside the time of the office', async () => {
    await desk.pane.getByText('市民等待 1 小时').waitFor();
    await desk.pane.getByText('单位用时 1 小时').waitFor();
    await assertAccessible(desk.page, 'a case with its waiting time', '.case__head');
  });

  it('turns red by itself, and leaves the answer that is being written as it was', async () => {
    await desk.clock(/^办结 正常/).waitFor();
    box = await desk.openBox('答复');
    await box.getByLabel('答复内容').pressSequentially(BEGUN);
    world.advance('8d'); // Thursday 26 November, 11:00: due the evening before
    await desk.clock(/^办结 已超时/).waitFor();
    assert.equal(await box.getByLabel('答复内容').inputValue(), BEGUN);
    assert.ok(await box.getByLabel('答复内容').evaluate((field) => field === document.activeElement), 'the field keeps the focus');
    assert.equal(await desk.page.getByText('案件刚刚有更新').count(), 0);
  });

  it('says that the citizen has urged meanwhile, and shows it when that is asked for', async () => {
    const citizen = await new Client(world).citizen(PHONE);
    await act({ client: citizen, read: complaintsApi.get, route: complaintsApi.urge }, id, { text: '已经过期了，请尽快。' });
    await desk.page.getByText('案件刚刚有更新。您写的都在。').waitFor();
    assert.equal(await desk.pane.getByText('催办 1', { exact: true }).count(), 0);
    await assertAccessible(desk.page, 'a case that has changed', '.case');
    await desk.button('查看更新').click();
    await desk.pane.getByText('催办 1', { exact: true }).waitFor();
    assert.equal(await box.getByLabel('答复内容').inputValue(), BEGUN);
  });

  it('is answered with what was begun', async () => {
    await box.getByLabel('答复内容').fill(BEGUN + REST);
    await box.getByRole('radio', { name: '已解决', exact: true }).check();
    await box.getByRole('button', { name: '提交答复', exact: true }).click();
    await desk.pane.getByText('已答复，待评价').waitFor();
    await desk.clock(/^首次联系 .*超时完成/).waitFor();
    await desk.clock(/^办结 .*超时完成/).waitFor();
    await desk.pane.getByText(BEGUN + REST).waitFor();
    await desk.pane.getByText(/^提交到答复 8 天/).waitFor();
  });
});
