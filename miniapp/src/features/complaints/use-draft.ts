import { useCallback, useEffect, useRef, useState } from 'react';
import type { Store } from '../../platform/store';
import { emptyDraft, forgetDraft, isWorthKeeping, keepDraft, keptDraft, type ComplaintDraft } from './complaint-draft';

const KEEP_AFTER_MS = 400;

export interface DraftParts {
  store: Store;
  newKey: () => string;
  /** What the way into the page already says: the kind, a category, words typed in the search box. */
  preset: Partial<ComplaintDraft>;
}

export interface DraftHandle {
  draft: ComplaintDraft;
  /** Whether it was found on the device. */
  restored: boolean;
  change: (part: Partial<ComplaintDraft> | ((draft: ComplaintDraft) => Partial<ComplaintDraft>)) => void;
  /** Writes it down now (before leaving the page). */
  keep: () => void;
  /** It is filed: nothing of it stays, and nothing still under way writes it again. */
  finish: () => void;
  /** Throws it away and begins anew. */
  startOver: () => void;
}

/** The draft of a complaint: kept on the device shortly after every change, restored when the person returns. */
export function useDraft(parts: DraftParts): DraftHandle {
  const [start] = useState(() => begin(parts));
  const [draft, setDraft] = useState(start.draft);
  const [restored, setRestored] = useState(start.restored);
  const latest = useRef(draft);
  const finished = useRef(false);
  const { store, newKey } = parts;

  const keep = useCallback(() => {
    if (finished.current) return;
    if (isWorthKeeping(latest.current)) keepDraft(store, latest.current);
    else forgetDraft(store);
  }, [store]);
  const change = useCallback((part: Parameters<DraftHandle['change']>[0]) => {
    latest.current = { ...latest.current, ...(typeof part === 'function' ? part(latest.current) : part) };
    setDraft(latest.current);
  }, []);
  const finish = useCallback(() => {
    finished.current = true;
    forgetDraft(store);
  }, [store]);
  const startOver = useCallback(() => {
    forgetDraft(store);
    setRestored(false);
    change(emptyDraft(newKey()));
  }, [store, newKey, change]);

  useEffect(() => {
    const timer = setTimeout(keep, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, keep]);
  useEffect(() => keep, [keep]); // leaving the page within the pause loses nothing
  return { draft, restored, change, keep, finish, startOver };
}

function begin({ store, newKey, preset }: DraftParts): { draft: ComplaintDraft; restored: boolean } {
  const kept = keptDraft(store);
  if (kept === null) return { draft: { ...emptyDraft(newKey()), ...preset }, restored: false };
  // What was typed wins over what the way into the page proposes; a chosen shortcut still fills an empty place.
  // Whoever comes to report must not file what they write as an open complaint.
  const kind = preset.kind === 'report' ? preset.kind : kept.kind;
  const text = kept.text || (preset.text ?? '');
  return { draft: { ...kept, kind, text, category: kept.category ?? preset.category ?? null }, restored: true };
}
