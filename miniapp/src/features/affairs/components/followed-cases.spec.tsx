import { act, fireEvent, render, screen } from '@testing-library/react';
import type { FollowedCaseView } from '@zsb/shared/complaint-views';
import { OfflineError } from '@zsb/shared/errors';
import { aSimilarCase } from '../../../../test/factories';
import { memoryStore } from '../../../../test/memory-store';
import { useFollowed } from '../use-followed';
import { FollowedCases } from './followed-cases';

const NOW = new Date('2026-11-25T10:00:00+08:00');
const followed = (id: string, part: Partial<FollowedCaseView> = {}): FollowedCaseView => ({
  ...aSimilarCase(id, { isFollowed: true }),
  dueAt: '2026-11-27T17:30:00+08:00',
  answeredAt: null,
  ...part,
});

async function show(...cases: FollowedCaseView[]) {
  const api = { followed: jest.fn(async () => cases), unfollow: jest.fn(async () => null) };
  const store = memoryStore();
  const Section = () => <FollowedCases followed={useFollowed({ api, store, key: 'k', now: () => NOW })} now={NOW} />;
  await act(async () => void render(<Section />));
  return api;
}
const press = (name: string | RegExp) => act(async () => fireEvent.click(screen.getByRole('button', { name })));

it('is folded with its number, and opened says where each stands and until when', async () => {
  await show(followed('s1'), followed('s2', { stateText: '已答复', dueAt: null, answeredAt: '2026-11-24T09:00:00+08:00' }));
  expect(screen.queryByRole('listitem')).toBeNull();
  await press(/我关注的（2）/);
  const [first, second] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(first).toContain('路灯 · 办理中11月27日 周五 17:30 前答复3 人关注');
  expect(second).toContain('昨天 09:00 已答复');
});

it('one that is followed no more leaves the list; with the last one the section goes', async () => {
  const api = await show(followed('s1'));
  await press(/我关注的/);
  await press('取消关注路灯');
  expect(api.unfollow).toHaveBeenCalledWith('s1');
  expect(screen.queryByRole('button')).toBeNull();
});

it('a press that failed says so and leaves the row', async () => {
  const api = await show(followed('s1'));
  api.unfollow.mockRejectedValueOnce(new OfflineError());
  await press(/我关注的/);
  await press('取消关注路灯');
  expect(screen.getByRole('alert').textContent).toContain('网络不可用');
  expect(screen.getAllByRole('listitem')).toHaveLength(1);
});

it('nothing followed is no section', async () => {
  await show();
  expect(screen.queryByRole('button')).toBeNull();
});
