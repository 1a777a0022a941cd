import { useEffect } from 'react';
import type { UnreadView } from '@zsb/shared/notices';
import { useShown } from '../platform/page-life';
import { useSession } from './session';
import { api, session } from './wiring';
import { showBadge } from '../platform/tab-badge';

const show = ({ unread }: UnreadView): void => showBadge(unread);

/** Keeps the number on 消息 right: asked for whenever a tab page comes on screen, gone with the login. */
export function useUnreadBadge(): void {
  const isLoggedIn = useSession(session) !== null;
  useEffect(() => {
    if (!isLoggedIn) showBadge(0);
  }, [isLoggedIn]);
  useShown(() => {
    // Without an answer the number that is there stays.
    if (session.read() !== null) void api.unread().then(show, () => undefined);
  });
}

/** Everything is on screen now: marks it read, here and at the server. */
export async function markAllRead(): Promise<void> {
  show(await api.markAllRead());
}
