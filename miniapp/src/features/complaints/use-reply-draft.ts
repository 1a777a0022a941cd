import { useCallback, useEffect, useRef, useState } from 'react';
import type { PhotoView } from '@zsb/shared/photos';
import { DRAFTS } from '../../api/session';
import { readJson, writeJson, type Store } from '../../platform/store';

/** What the person writes about a case that is under way. */
export interface ReplyDraft {
  text: string;
  photos: PhotoView[];
}

export interface ReplyDraftHandle {
  draft: ReplyDraft;
  change: (part: Partial<ReplyDraft> | ((draft: ReplyDraft) => Partial<ReplyDraft>)) => void;
  /** It is sent: nothing of it stays. */
  finish: () => void;
}

const KEEP_AFTER_MS = 400;
const EMPTY: ReplyDraft = { text: '', photos: [] };

/** Kept on the device shortly after every change and found again; `name` tells supplies, appeals and cases apart. */
export function useReplyDraft(store: Store, name: string): ReplyDraftHandle {
  const key = `${DRAFTS}${name}`;
  const [draft, setDraft] = useState<ReplyDraft>(() => ({ ...EMPTY, ...readJson<Partial<ReplyDraft>>(store, key) }));
  const latest = useRef(draft);
  const keep = useCallback(() => {
    if (latest.current.text.trim() === '' && latest.current.photos.length === 0) store.remove(key);
    else writeJson(store, key, latest.current);
  }, [store, key]);
  const change = useCallback((part: Parameters<ReplyDraftHandle['change']>[0]) => {
    latest.current = { ...latest.current, ...(typeof part === 'function' ? part(latest.current) : part) };
    setDraft(latest.current);
  }, []);
  useEffect(() => {
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, keep]);
  useEffect(() => keep, [keep]); // leaving the page within the pause loses nothing
  return {
    draft,
    change,
    finish: () => {
      change(EMPTY);
      keep();
    },
  };
}
