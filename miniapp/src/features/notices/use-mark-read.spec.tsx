import { act, renderHook } from '@testing-library/react';
import type { NoticeView } from '@zsb/shared/notices';
import { useMarkRead } from './use-mark-read';

const notice = (id: string, readAt: string | null): NoticeView => ({
  id: id as NoticeView['id'],
  at: '2026-11-20T10:00:00+08:00',
  title: '已签收',
  text: '已签收',
  complaintId: null,
  readAt,
});

it('unread notices are marked once they are on screen, once', async () => {
  const mark = jest.fn(async () => undefined);
  const { rerender } = renderHook(({ visible }: { visible: boolean }) => useMarkRead([notice('n1', null)], visible, mark), {
    initialProps: { visible: false },
  });
  expect(mark).not.toHaveBeenCalled();
  rerender({ visible: true });
  rerender({ visible: true });
  expect(mark).toHaveBeenCalledTimes(1);
});

it('nothing is sent when everything is read', () => {
  const mark = jest.fn(async () => undefined);
  renderHook(() => useMarkRead([notice('n1', '2026-11-20T11:00:00+08:00')], true, mark));
  expect(mark).not.toHaveBeenCalled();
});

it('a mark that failed is made good at the next look', async () => {
  const mark = jest.fn(() => Promise.reject(new Error('offline')));
  const { rerender } = renderHook(({ visible }: { visible: boolean }) => useMarkRead([notice('n1', null)], visible, mark), {
    initialProps: { visible: true },
  });
  await act(async () => undefined);
  rerender({ visible: false });
  rerender({ visible: true });
  expect(mark).toHaveBeenCalledTimes(2);
});
