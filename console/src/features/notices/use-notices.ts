import type { Page } from '@zsb/shared/api';
import { slaApi, type StaffNoticeView } from '@zsb/shared/sla';
import { useEffect, useState } from 'react';
import { live, send, useIsLive } from '../../api/client';
import { errorSentence } from '../../api/messages.zh';
import { serverClock } from '../../platform/clock';
import { useLoaded } from '../../platform/use-loaded';
import { usePoll } from '../../platform/use-poll';
import { gathered } from '../../platform/wait';
import { appendedNotices, refreshedNotices } from './notice-rules';

const PAGE_SIZE = 30;
/** Milliseconds: many hints in a moment are one reading. */
const AT_MOST_EVERY = 1_500;

/** What staff are told, read on by keyset, and marking it read. @param onRead after the server has marked them */
export function useNotices(onRead: () => void) {
  const loaded = useLatestNotices();
  const [sentence, setSentence] = useState<string | null>(null);
  const marking = useSending(setSentence);
  const loading = useSending(setSentence);

  const markRead = () => {
    setSentence(null);
    marking.start(send(slaApi.markStaffNoticesRead, {}), () => {
      onRead();
      const at = serverClock.now().toISOString();
      loaded.replace((shown) => ({
        items: (shown?.items ?? []).map((notice) => ({ ...notice, readAt: notice.readAt ?? at })),
        next: shown?.next ?? null,
      }));
    });
  };
  const loadMore = () => {
    const after = loaded.data?.next;
    if (!after) return;
    loading.start(send(slaApi.staffNotices, { query: { after, limit: PAGE_SIZE } }), (page) =>
      loaded.replace((shown) => appendedNotices(shown?.items ?? [], page)),
    );
  };
  return { loaded, isSending: marking.isUnderWay, isLoadingMore: loading.isUnderWay, sentence, markRead, loadMore };
}

/** The newest notices, read again when the server hints at a change, and by the clock. */
function useLatestNotices() {
  const loaded = useLoaded<Page<StaffNoticeView>>('notices', async (shown) => {
    const page = await send(slaApi.staffNotices, { query: { limit: PAGE_SIZE } });
    return shown ? refreshedNotices(shown, page) : page;
  });
  const { reload } = loaded;
  usePoll(reload, useIsLive() ? 60_000 : 15_000);
  // What staff are told goes with a change of a case, of which the server gives a hint.
  useEffect(() => {
    const { ask, cancel } = gathered(reload, AT_MOST_EVERY);
    const stop = live.listen(ask);
    return () => {
      stop();
      cancel();
    };
  }, [reload]);
  return loaded;
}

/** Something that is sent at a press: whether it is under way, and in words why it failed. */
function useSending(say: (sentence: string) => void) {
  const [isUnderWay, setIsUnderWay] = useState(false);
  const start = <Answer>(sent: Promise<Answer>, done: (answer: Answer) => void): void => {
    setIsUnderWay(true);
    sent.then(done, (error: unknown) => say(errorSentence(error))).finally(() => setIsUnderWay(false));
  };
  return { isUnderWay, start };
}
