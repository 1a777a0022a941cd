import { act, renderHook, waitFor } from '@testing-library/react';
import { OfflineError } from '@zsb/shared/errors';
import { aProblem } from '../../test/factories';
import { memoryStore } from '../../test/memory-store';
import { useKept, type Kept } from './use-kept';

const AT = new Date('2026-11-20T10:32:00+08:00');
const now = (): Date => AT;

it('without a network the last content is shown with its time', async () => {
  const store = memoryStore();
  const first = renderHook(() => useKept({ store, key: 'k', load: async () => 'content', now }));
  await waitFor(() => expect(first.result.current.data).toBe('content'));
  first.unmount();

  const second = renderHook(() => useKept({ store, key: 'k', load: () => Promise.reject<string>(new OfflineError()), now }));
  expect(second.result.current.data).toBe('content');
  await waitFor(() => expect(second.result.current.staleSince).toBe('2026-11-20T02:32:00.000Z'));
  expect(second.result.current.error).toBeNull();
});

it('without a network and without a copy it says so', async () => {
  const { result } = renderHook(() =>
    useKept({ store: memoryStore(), key: 'k', load: () => Promise.reject<string>(new OfflineError()), now }),
  );
  await waitFor(() => expect(result.current.error).toContain('网络不可用'));
  expect([result.current.data, result.current.staleSince]).toEqual([null, null]);
});

it('a refusal is an error even where a copy is shown', async () => {
  const store = memoryStore();
  let load = async (): Promise<string> => 'content';
  const { result } = renderHook(() => useKept({ store, key: 'k', load: () => load(), now }));
  await waitFor(() => expect(result.current.data).toBe('content'));
  load = () => Promise.reject(aProblem('complaint.not-found'));
  await act(() => result.current.reload());
  expect([result.current.data, result.current.error]).toEqual(['content', expect.stringContaining('没有找到')]);
});

it("another person's content is never shown, not even for one render", async () => {
  const seen: (string | null)[] = [];
  const { rerender } = renderHook(
    ({ who }: { who: string }) => {
      const kept = useKept({ store, key: who, load: async () => `of ${who}`, now });
      if (who === 'b') seen.push(kept.data);
    },
    { initialProps: { who: 'a' } },
  );
  await act(async () => undefined);
  rerender({ who: 'b' });
  await waitFor(() => expect(seen).toContain('of b'));
  expect(seen).not.toContain('of a');
});
const store = memoryStore();

it('an answer that comes after the key has changed is dropped', async () => {
  let answer: (value: string) => void = () => undefined;
  const slow = new Promise<string>((resolve) => (answer = resolve));
  const { result, rerender } = renderHook<Kept<string>, { who: string | null }>(
    ({ who }) => useKept({ store: memoryStore(), key: who, load: () => slow, now }),
    { initialProps: { who: 'a' } },
  );
  rerender({ who: null });
  await act(async () => answer('late'));
  expect(result.current.data).toBeNull();
});
