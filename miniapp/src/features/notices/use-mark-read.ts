import { useEffect, useRef } from 'react';
import type { NoticeView } from '@zsb/shared/notices';

/** Marks everything read once the unread ones are on screen. They keep their mark until the next visit; a failure is made good then. */
export function useMarkRead(notices: NoticeView[], visible: boolean, markAllRead: () => Promise<unknown>): void {
  const newest = notices.find((notice) => notice.readAt === null)?.id ?? null;
  const marked = useRef<string | null>(null);
  useEffect(() => {
    if (!visible || newest === null || marked.current === newest) return;
    marked.current = newest;
    markAllRead().catch(() => (marked.current = null));
  }, [newest, visible, markAllRead]);
}
