import { act, renderHook } from '@testing-library/react';
import type { SimilarRequest } from '@zsb/shared/complaint-requests';
import type { SimilarCaseView } from '@zsb/shared/complaint-views';
import { OfflineError } from '@zsb/shared/errors';
import { aProblem, aSimilarCase } from '../../../test/factories';
import { useSimilar } from './use-similar';

const HERE: SimilarRequest = { categoryCode: '0101', point: { lng: 112.93, lat: 28.19, system: 'gcj02' } };

function found(part: { request?: SimilarRequest | null; loginKey?: string | null } = {}) {
  const followed = (one: SimilarCaseView) => ({ ...one, dueAt: null, answeredAt: null });
  const api = {
    similar: jest.fn(async (_request: SimilarRequest) => [aSimilarCase('s1'), aSimilarCase('s2', { isFollowed: true })]),
    follow: jest.fn(async (id: SimilarCaseView['id']) => followed(aSimilarCase(id, { isFollowed: true, followers: 4 }))),
    unfollow: jest.fn(async () => null),
  };
  const onLoginNeeded = jest.fn();
  const hook = renderHook((shown: typeof part) => useSimilar({ api, onLoginNeeded, request: HERE, loginKey: 'p1 L2', ...part, ...shown }), {
    initialProps: {},
  });
  return { api, onLoginNeeded, ...hook };
}
type Found = ReturnType<typeof found>;
const pause = () => act(async () => jest.advanceTimersByTimeAsync(700));
const toggle = ({ result }: Found, index: number) => act(async () => result.current.toggle(result.current.cases[index]!));
const rows = ({ result }: Found) => result.current.cases.map(({ id, isFollowed, followers }) => [id, isFollowed, followers]);

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('is asked for once there are a category and a point, and again at another place', async () => {
  const page = found({ request: null });
  await pause();
  expect(page.api.similar).not.toHaveBeenCalled();
  page.rerender({ request: HERE });
  await pause();
  expect(page.result.current.cases).toHaveLength(2);
  page.rerender({ request: { ...HERE, categoryCode: '0102' } });
  expect(page.result.current.cases).toEqual([]);
  await pause();
  expect(page.api.similar.mock.calls.map(([request]) => request.categoryCode)).toEqual(['0101', '0102']);
});

it('says nothing where nothing is to be had, and asks nothing before the login', async () => {
  const page = found();
  page.api.similar.mockRejectedValueOnce(new OfflineError());
  await pause();
  expect([page.result.current.cases, page.result.current.message]).toEqual([[], null]);
  const stranger = found({ loginKey: null });
  await pause();
  expect(stranger.api.similar).not.toHaveBeenCalled();
});

it('following and leaving change the row by what the server says', async () => {
  const page = found();
  await pause();
  await toggle(page, 0);
  await toggle(page, 1);
  expect(rows(page)).toEqual([
    ['s1', true, 4],
    ['s2', false, 2],
  ]);
});

it('a press that failed says so and can be repeated; a second press meanwhile is not sent', async () => {
  const page = found();
  await pause();
  page.api.follow.mockRejectedValueOnce(new OfflineError());
  await act(async () => {
    page.result.current.toggle(page.result.current.cases[0]!);
    page.result.current.toggle(page.result.current.cases[0]!);
  });
  expect(page.api.follow).toHaveBeenCalledTimes(1);
  expect(page.result.current.message).toContain('网络不可用');
  await toggle(page, 0);
  expect(page.result.current.message).toBeNull();
  expect(rows(page)[0]).toEqual(['s1', true, 4]);
});

it('an expired login leads to the login page', async () => {
  const page = found();
  await pause();
  page.api.follow.mockRejectedValueOnce(aProblem('platform.unauthenticated'));
  await toggle(page, 0);
  expect(page.onLoginNeeded).toHaveBeenCalledWith('login');
});
