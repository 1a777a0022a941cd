import type { ClockView } from '@zsb/shared/complaints';
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
  ['runs', {}, '办结●正常11月27日 周五 17:30 前还剩 7 天'],
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

it('a clock of a newer server is shown by its own name rather than not at all', async () => {
  expect((await shown(aClock({ kind: 'callBack' as ClockView['kind'] })))[0]).toContain('callBack');
});
