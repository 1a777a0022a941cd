import { act, renderHook } from '@testing-library/react';
import type { RateRequest } from '@zsb/shared/complaint-requests';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { OfflineError } from '@zsb/shared/errors';
import { aComplaint, aProblem } from '../../../test/factories';
import { useRating } from './use-rating';

const ANSWERS = { contacted: true, solved: 'yes', satisfaction: 5 } as const;

function ratingOf(version = 3, allowedActions: ComplaintAction[] = ['rate', 'reopen']) {
  let keys = 0;
  const parts = {
    api: { rate: jest.fn(async (_id: string, _request: RateRequest) => aComplaint({ state: 'closed' })) },
    newKey: () => `key-${++keys}`,
    onDone: jest.fn(),
    onChangedMeanwhile: jest.fn(),
    onLoginNeeded: jest.fn(),
    onFieldError: jest.fn(),
  };
  const hook = renderHook((shown: { version: number }) => useRating({ ...parts, complaint: aComplaint({ ...shown, allowedActions }) }), {
    initialProps: { version },
  });
  return { parts, ...hook, sent: () => parts.api.rate.mock.calls.map(([, request]) => request) };
}
type RatingHook = ReturnType<typeof ratingOf>;
const press = (rating: RatingHook) => act(async () => rating.result.current.submit());

it('three questions are needed, and the first one missing is gone to', async () => {
  const rating = ratingOf();
  act(() => rating.result.current.change({ contacted: false }));
  await press(rating);
  expect(Object.keys(rating.result.current.errors)).toEqual(['solved', 'satisfaction']);
  expect(rating.parts.onFieldError).toHaveBeenCalledWith('solved');
  expect(rating.sent()).toEqual([]);
});

it('carries the version that was on the screen, and is sent once for two presses', async () => {
  const rating = ratingOf();
  act(() => rating.result.current.change({ ...ANSWERS, text: ' 谢谢 ' }));
  await act(async () => {
    rating.result.current.submit();
    rating.result.current.submit();
  });
  expect(rating.sent()).toEqual([{ ...ANSWERS, tags: [], text: '谢谢', commandKey: 'key-1', version: 3 }]);
});

it('a retry of the same answers repeats the key; changed answers are another command', async () => {
  const rating = ratingOf();
  act(() => rating.result.current.change(ANSWERS));
  rating.parts.api.rate.mockRejectedValueOnce(new OfflineError()).mockRejectedValueOnce(new OfflineError());
  await press(rating);
  await press(rating);
  act(() => rating.result.current.change({ satisfaction: 4 }));
  await press(rating);
  expect(rating.sent().map(({ commandKey }) => commandKey)).toEqual(['key-1', 'key-1', 'key-2']);
});

it('a case that moved meanwhile is read again, and what was written stays', async () => {
  const rating = ratingOf();
  act(() => rating.result.current.change({ ...ANSWERS, text: '谢谢' }));
  rating.parts.api.rate.mockRejectedValueOnce(aProblem('platform.changed-meanwhile'));
  await press(rating);
  expect(rating.parts.onChangedMeanwhile).toHaveBeenCalledTimes(1);
  expect(rating.result.current.draft).toMatchObject({ ...ANSWERS, text: '谢谢' });
  expect(rating.result.current.message).toContain('您写的内容还在');
  rating.rerender({ version: 4 });
  await press(rating);
  expect(rating.sent()[1]).toMatchObject({ version: 4, commandKey: 'key-2' });
});

it('at most five tags are taken, and each can be taken back', () => {
  const rating = ratingOf();
  for (const tag of ['1', '2', '3', '4', '5', '6']) act(() => rating.result.current.toggleTag(tag));
  expect(rating.result.current.draft.tags).toEqual(['1', '2', '3', '4', '5']);
  act(() => rating.result.current.toggleTag('2'));
  expect(rating.result.current.draft.tags).toEqual(['1', '3', '4', '5']);
});

it.each([
  ['solved and liked', { solved: 'yes', satisfaction: 3 }, ['rate', 'reopen'], false],
  ['not solved', { solved: 'no', satisfaction: 5 }, ['rate', 'reopen'], true],
  ['solved in part', { solved: 'partly', satisfaction: 5 }, ['rate', 'reopen'], true],
  ['solved, but disliked', { solved: 'yes', satisfaction: 2 }, ['rate', 'reopen'], true],
  ['not solved, and the server offers no more', { solved: 'no', satisfaction: 1 }, ['rate'], false],
] as const)('请重新办理 is asked only where it went badly and is possible: %s', (_, answers, actions, asked) => {
  const rating = ratingOf(3, [...actions]);
  act(() => rating.result.current.change(answers));
  expect(rating.result.current.mayReopen).toBe(asked);
});

it.each([
  [true, { reopen: true }],
  [false, {}],
])('working on it again travels in the same press: %s', async (reopen, more) => {
  const rating = ratingOf();
  act(() => rating.result.current.change({ contacted: true, solved: 'no', satisfaction: 1 }));
  await press(rating);
  expect([rating.sent(), Object.keys(rating.result.current.errors)]).toEqual([[], ['reopen']]);
  act(() => rating.result.current.change({ reopen }));
  await press(rating);
  expect(rating.sent()).toEqual([
    { contacted: true, solved: 'no', satisfaction: 1, tags: [], text: '', commandKey: 'key-1', version: 3, ...more },
  ]);
});

it('a wish to have it worked on again is dropped when the answers turn good', async () => {
  const rating = ratingOf();
  act(() => rating.result.current.change({ contacted: true, solved: 'no', satisfaction: 1, reopen: true }));
  act(() => rating.result.current.change({ solved: 'yes', satisfaction: 5 }));
  await press(rating);
  expect(rating.sent()[0]).not.toHaveProperty('reopen');
});

it('a rating that was taken is not there again for the next answer', async () => {
  const rating = ratingOf();
  act(() => rating.result.current.change({ ...ANSWERS, text: '谢谢' }));
  await press(rating);
  expect(rating.result.current.draft).toMatchObject({ contacted: null, solved: null, satisfaction: null, text: '' });
});
