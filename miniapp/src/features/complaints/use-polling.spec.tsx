import { renderHook } from '@testing-library/react';
import { usePolling } from './use-polling';

it('asks every 8 seconds while the page is on screen, not at all while it is not, and at once when it is back', () => {
  jest.useFakeTimers();
  const work = jest.fn(async () => undefined);
  const { rerender, unmount } = renderHook(({ visible }: { visible: boolean }) => usePolling(visible, work), {
    initialProps: { visible: true },
  });
  jest.advanceTimersByTime(16_500);
  expect(work).toHaveBeenCalledTimes(2);
  rerender({ visible: false });
  jest.advanceTimersByTime(60_000);
  expect(work).toHaveBeenCalledTimes(2);
  rerender({ visible: true });
  expect(work).toHaveBeenCalledTimes(3);
  unmount();
  jest.advanceTimersByTime(60_000);
  expect(work).toHaveBeenCalledTimes(3);
  jest.useRealTimers();
});
