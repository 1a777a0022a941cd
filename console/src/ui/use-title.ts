import { useEffect } from 'react';

/** Names the view in the browser's tab and for screen readers: `待派单（12）· 掌上办工作台`. Null leaves it to another. */
export function useTitle(view: string | null): void {
  useEffect(() => {
    if (view !== null) document.title = `${view} · 掌上办工作台`;
  }, [view]);
}
