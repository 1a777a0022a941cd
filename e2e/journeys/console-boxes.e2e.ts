import { after, before, describe, it } from 'node:test';
import type { ComplaintId } from '@zsb/shared/ids';
import type { Browser } from 'playwright-core';
import { Client } from '../client.ts';
import { assertAccessible } from '../pages/axe.ts';
import { Cases, type ReachedState } from '../pages/cases.ts';
import { Desk } from '../pages/desk.ts';
import { sideCases, type SideCases } from '../pages/side-cases.ts';
import { openBrowser, World } from '../world.ts';

type Case = ReachedState | keyof SideCases;

/** Every box that the console has, by who opens it and on which case. */
const BOXES: { who: string; userName: string; on: Partial<Record<Case, string[]>> }[] = [
  {
    who: 'a dispatcher',
    userName: 'paidan01',
    on: {
      submitted: ['派单', '不予受理', '标为紧急', '拆分', '并案', '写备注'],
      rechecking: ['复核决定'],
      applied: ['审批改派', '审批不予受理'],
      lowRated: ['回访'],
    },
  },
  {
    who: 'a supervisor',
    userName: 'ducha01',
    on: { arbitrating: ['仲裁'], applied: ['审批延期'], accepted: ['督办'], contested: ['审批剔除', '审批评价申诉'] },
  },
  {
    who: 'a clerk',
    userName: 'yuelu01',
    on: {
      assigned: ['签收', '退回'],
      accepted: ['答复', '联系记录', '请市民补充', '申请延期', '请单位协办', '申请改派', '申请不予受理'],
      supervised: ['督办反馈'],
      lowRated: ['整改反馈', '申诉评价', '申请剔除'],
    },
  },
  { who: 'a helper', userName: 'shizheng01', on: { helped: ['协办反馈'] } },
  { who: 'a head', userName: 'ducha02', on: { drafted: ['审核答复'], report: ['指定办理人'] } },
];

/** Nothing is missing in these when they open: pressing their button would act. */
const COMPLETE = ['签收', '派单'];

describe('every box of the console is accessible, with its refusals', () => {
  let world: World;
  let browser: Browser;
  let cases: Record<Case, ComplaintId>;
  before(async () => {
    [world, browser] = await Promise.all([World.start(), openBrowser()]);
    const citizen = await new Client(world).citizen('13800138001');
    cases = { ...(await (await Cases.of(citizen, world)).inEveryState()), ...(await sideCases(citizen, world)) };
  });
  after(async () => {
    await browser.close();
    await world.stop();
  });

  async function check(desk: Desk, name: string): Promise<void> {
    const box = await desk.openBox(name);
    if (!COMPLETE.includes(name)) {
      await desk.page.keyboard.press('Control+Enter');
      await box.locator('[aria-invalid=true], .field__refusal').first().waitFor();
    }
    await assertAccessible(desk.page, `the box ${name}`, 'form.box');
    await desk.page.keyboard.press('Escape');
    await box.waitFor({ state: 'detached' });
  }

  for (const { who, userName, on } of BOXES) {
    it(`of ${who}`, async () => {
      const desk = await Desk.logIn(world, browser, userName);
      for (const [name, boxes] of Object.entries(on)) {
        await desk.openCase(cases[name as Case]);
        for (const box of boxes) await check(desk, box);
      }
      await desk.close();
    });
  }
});
