import type { ClockView } from '@zsb/shared/case-views';
import { aClock } from '../../../test/a-case';
import { removeScreen, render, textsOf } from '../../../test/screen';
import { ClockStrip } from './clock-strip';

const now = new Date('2026-11-20T06:00:00Z');
const shown = async (...clocks: ClockView[]) => {
  await render(<ClockStrip clocks={clocks} now={now} />);
  return textsOf('.clock');
};

afterEach(removeScreen);

it.each([
  ['runs in working time', {}, '办结●正常11月27日 周五 17:30 前剩 37 时（工作时间）'],
  [
    'has little working time left',
    { remainingMinutes: 320, slaStatus: 'soon' },
    '办结▲将到期11月27日 周五 17:30 前剩 5 时 20 分（工作时间）',
  ],
  ['is late', { remainingMinutes: -90, slaStatus: 'late' }, '办结■已超时11月27日 周五 17:30 前超时 1 时 30 分（工作时间）'],
  ['runs day and night', { target: '24h', dueAt: '2026-11-20T08:30:00Z' }, '办结●正常今天 16:30 前还剩 2 时 30 分'],
  ['is a helper’s', { kind: 'coHandling', organisation: '园林科' }, '协办●正常园林科11月27日 周五 17:30 前剩 37 时（工作时间）'],
  [
    'reaches a year without holidays',
    { calendarComplete: false },
    '办结●正常11月27日 周五 17:30 前剩 37 时（工作时间）▲ 节假日安排未公布，届时重算',
  ],
  ['waits for the citizen', { pausedAt: '2026-11-20T03:15:00Z', slaStatus: 'paused' }, '办结Ⅱ暂停自今天 11:15 起暂停等市民补充'],
  ['was kept', { stoppedAt: '2026-11-20T05:00:00Z', outcome: 'met' }, '办结✓按时完成今天 13:00'],
  ['was missed', { stoppedAt: '2026-11-20T05:00:00Z', outcome: 'missed', slaStatus: 'late' }, '办结■超时完成今天 13:00'],
  ['is of no more use', { stoppedAt: '2026-11-20T05:00:00Z', outcome: 'cancelled', slaStatus: 'late' }, '办结–已取消今天 13:00'],
] as [string, Partial<ClockView>, string][])('a clock that %s reads “%s”', async (_, overrides, words) => {
  expect(await shown(aClock(overrides))).toEqual([words]);
});

it('the same clock after a return carries the number of its run', async () => {
  const first = aClock({ kind: 'acceptance', stoppedAt: '2026-11-20T03:00:00Z', outcome: 'met' });
  const second = aClock({ kind: 'acceptance', startedAt: '2026-11-20T04:00:00Z' });
  const names = (await shown(second, aClock({ kind: 'recheck' }), first)).map((words) => words.split(/[✓●]/)[0]);
  expect(names).toEqual(['签收（1）', '签收（2）', '复核']);
});

it('the clocks of two helpers are two clocks, not two runs of one', async () => {
  const clocks = ['园林科', '环卫所'].map((organisation) => aClock({ kind: 'coHandling', organisation }));
  const words = await shown(...clocks);
  expect(words.map((clock) => clock.split('●')[0])).toEqual(['协办', '协办']);
  expect(words.map((clock) => /园林科|环卫所/.exec(clock)?.[0])).toEqual(['园林科', '环卫所']);
});

it('a clock that has stopped is not said to be computed again', async () => {
  expect((await shown(aClock({ stoppedAt: '2026-11-20T05:00:00Z', outcome: 'met', calendarComplete: false })))[0]).not.toContain('重算');
});

it('a clock of a newer server is shown by its own name rather than not at all', async () => {
  expect((await shown(aClock({ kind: 'moonPhase' as ClockView['kind'] })))[0]).toContain('moonPhase');
});
