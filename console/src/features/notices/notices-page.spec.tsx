import type { StaffNoticeView } from '@zsb/shared/sla';
import { aServer, buttonNamed, ok, press, problem, removeScreen, render, textOf, textsOf } from '../../../test/screen';
import NoticesPage from './notices-page';

const aNotice = (overrides: Partial<StaffNoticeView> = {}): StaffNoticeView =>
  ({
    id: 'n1',
    kind: 'warning',
    at: '2026-11-20T02:00:00Z',
    title: '办结将到期',
    text: '诉求 TS20261120-7K3QXM-C 还剩 4 时。',
    complaintId: 'c1',
    count: 1,
    readAt: null,
    ...overrides,
  }) as StaffNoticeView;

async function aPage(items: StaffNoticeView[], isBroken = false) {
  let reads = 0;
  const asked = aServer(({ method }) => {
    if (method === 'GET') return ok({ items, next: null });
    return isBroken ? problem(500, 'platform.internal') : ok({ unread: 0 });
  });
  await render(<NoticesPage onRead={() => reads++} />);
  return { asked, reads: () => reads };
}

afterEach(removeScreen);

it('tells what happened, what is unread, and leads to the case', async () => {
  await aPage([aNotice(), aNotice({ id: 'n0', kind: 'digest', count: 37, complaintId: null, readAt: '2026-11-20T03:00:00Z' })]);
  expect(textsOf('.notice .mark')).toEqual(['预警', '汇总']);
  expect(textsOf('.notice__unread')).toEqual(['未读']);
  expect(textsOf('.notice')[1]).toContain('共 37 件');
  expect(document.querySelector('.notice a')?.getAttribute('href')).toBe('#case=c1');
});

it('a supervision order is called what it is, not a decision', async () => {
  await aPage([aNotice({ kind: 'decision', title: '督办', text: '诉求 TS20261120-7K3QXM-C 被督办，请按时限报告办理情况。' })]);
  expect(textOf('.notice__head')).toBe('督办未读');
});

it('a kind of a newer server is a message all the same', async () => {
  await aPage([aNotice({ kind: 'moonPhase' as StaffNoticeView['kind'] })]);
  expect(textsOf('.notice .mark')).toEqual(['消息']);
});

it('a hold leads to the page on which it is decided', async () => {
  await aPage([aNotice({ kind: 'hold', complaintId: null })]);
  expect(document.querySelector('.notice a')?.getAttribute('href')).toBe('#page=holds');
});

it('they are read when somebody says so, and the badge is told', async () => {
  const { reads } = await aPage([aNotice()]);
  await press(buttonNamed('全部标为已读'));
  expect(textsOf('.notice__unread')).toEqual([]);
  expect(buttonNamed('全部标为已读').disabled).toBe(true);
  expect(reads()).toBe(1);
});

it('what could not be marked stays unread, and says why', async () => {
  const { reads } = await aPage([aNotice()], true);
  await press(buttonNamed('全部标为已读'));
  expect(textsOf('.notice__unread')).toEqual(['未读']);
  expect(textOf('.sentence--error')).not.toBe('');
  expect(reads()).toBe(0);
});

it('an empty page teaches', async () => {
  await aPage([]);
  expect(textOf('main')).toContain('还没有消息');
});
