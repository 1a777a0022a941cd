import type { HoldView } from '@zsb/shared/sla';
import { aServer, buttonNamed, ok, removeScreen, render, submit, textOf, textsOf, type } from '../../../test/screen';
import HoldsPage from './holds-page';

const open: HoldView = { id: 'h1', openedAt: '2026-11-20T01:00:00Z', waiting: 51_234, decision: null, decidedBy: null, decidedAt: null };
const released: HoldView = { ...open, decision: 'release', decidedBy: '吴刚', decidedAt: '2026-11-20T02:00:00Z' };

async function aPage(holds: HoldView[], mayRelease = true) {
  let changes = 0;
  const asked = aServer(({ method }) => ok(method === 'GET' ? holds : [released]));
  await render(<HoldsPage mayRelease={mayRelease} onChange={() => changes++} />);
  return { commands: () => asked.filter(({ method }) => method === 'POST'), changes: () => changes };
}

beforeEach(() => window.sessionStorage.clear());
afterEach(removeScreen);

it('says what happened and how many wait, with the way to the calendar', async () => {
  await aPage([open]);
  expect(textOf('.hold')).toContain('51234');
  expect(document.querySelector('.hold a')?.getAttribute('href')).toBe('#page=calendar');
});

it('is released with a reason only', async () => {
  const { commands, changes } = await aPage([open]);
  await submit();
  expect(commands()).toEqual([]);
  expect(textsOf('.field__refusal')).toEqual(['请写明怎样核对的。']);
  await type('hold-reason', '已核对放假通知，日历无误。');
  await submit();
  expect(commands()).toEqual([{ method: 'POST', path: '/api/v1/staff/holds/h1/release', body: { reason: '已核对放假通知，日历无误。' } }]);
  expect(changes()).toBe(1);
  expect(textOf('.hold')).toBe('');
  expect(textOf('tbody')).toContain('吴刚');
});

it('an administrator sees it and leaves it to supervision', async () => {
  await aPage([open], false);
  expect(() => buttonNamed('日历无误')).toThrow();
  expect(textOf('.hold')).toContain('由督查员确认');
});

it('says that all is well where nothing is held', async () => {
  await aPage([]);
  expect(textOf('.sentence--done')).toContain('正常进行');
});
