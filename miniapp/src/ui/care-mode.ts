import { useSyncExternalStore } from 'react';
import { deviceStore } from '../platform/device-store';

const KEY = 'care-mode';
const listeners = new Set<() => void>();

const isOn = (): boolean => deviceStore.read(KEY) === 'on';

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** 关怀模式: larger words and targets, stronger contrast; kept on the device. */
export function useCareMode(): { careMode: boolean; toggleCareMode: () => void } {
  const careMode = useSyncExternalStore(subscribe, isOn);
  const toggleCareMode = (): void => {
    deviceStore.write(KEY, isOn() ? 'off' : 'on');
    listeners.forEach((listener) => listener());
  };
  return { careMode, toggleCareMode };
}
