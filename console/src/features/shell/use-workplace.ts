import type { CaseRowView } from '@zsb/shared/case-views';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import type { StaffMeView } from '@zsb/shared/logins';
import { useEffect, useRef, useState } from 'react';
import { go, useAddress } from '../../platform/address';
import { usePoll } from '../../platform/use-poll';
import { newUuid } from '../../platform/uuid';
import type { StaffAction } from '../inbox/actions';
import { landingTab } from '../inbox/tabs';
import { useCaseList } from '../inbox/use-case-list';
import { useBulk } from '../inbox/use-bulk';
import { landingPage, worksCases } from './pages';
import { useCounts } from './use-counts';
import { useLive } from './use-live';
import { useWaiting } from './use-waiting';

/** The box in which an action on a case is being filled in. Its key is made once: pressing twice acts once. */
export interface OpenBox {
  caseId: ComplaintId;
  action: StaffAction;
  commandKey: CommandKey;
}

/** A sentence above the list, until another case is opened or this one closed. */
export interface Word {
  kind: 'done' | 'hint';
  text: string;
}

/** What the workplace shows: counts, the list, the open case and the open box. */
export function useWorkplace({ roles }: StaffMeView) {
  const address = useAddress();
  const hasCases = worksCases(roles);
  const counts = useCounts(hasCases);
  const landing = useLandingTab(roles, counts);
  const tab = hasCases ? (address.tab ?? landing) : null;
  const list = useCaseList(tab, address.search, address.filters);
  const [box, setBox] = useState<OpenBox | null>(null);
  const { word, say } = useWord(address.caseId);
  const { waiting, reload: reloadWaiting } = useWaiting(roles);
  const pulse = counts.data && JSON.stringify(counts.data);
  useRefreshOn(pulse, list.refresh);
  // Lights change without any count changing.
  usePoll(list.refresh, 60_000);

  const openBox = (caseId: ComplaintId, action: StaffAction) => {
    say(null, caseId);
    setBox((open) => (open?.caseId === caseId && open.action === action ? open : { caseId, action, commandKey: newUuid() as CommandKey }));
    go({ page: null, caseId });
  };
  const refreshAll = () => {
    counts.reload();
    list.refresh();
  };
  const bulk = useBulk(list.rows ?? [], (outcome) => {
    say(outcome);
    refreshAll();
  });
  const hintedVersion = useLive(address.caseId, () => {
    refreshAll();
    reloadWaiting();
  });

  /** The open case is no longer this person's: back to the list, with a sentence that says why. */
  const leaveCase = (text: string) => {
    setBox(null);
    say({ kind: 'done', text }, null);
    refreshAll();
    go({ caseId: null });
    document.getElementById('list-title')?.focus();
  };

  return {
    address,
    page: address.page ?? landingPage(roles),
    tab,
    word,
    say,
    counts: counts.data,
    list,
    bulk,
    waiting,
    reloadWaiting,
    /** The newest version of the open case that the server told of; null where it told of none. */
    hintedVersion,
    box: box?.caseId === address.caseId ? box : null,
    openBox,
    actOnRow: (row: CaseRowView, action: StaffAction) => openBox(row.id, action),
    closeBox: () => setBox(null),
    /** For when the server says that the key already stands for another command. */
    renewKey: () => setBox((open) => open && { ...open, commandKey: newUuid() as CommandKey }),
    refreshAll,
    leaveCase,
  };
}

export type Workplace = ReturnType<typeof useWorkplace>;

/** A word belongs to the case that was on screen when it was said, or will be: `about` is null for none. */
function useWord(shown: ComplaintId | null) {
  const [word, setWord] = useState<{ said: Word | null; about: ComplaintId | null }>({ said: null, about: null });
  const say = (said: Word | null, about: ComplaintId | null = shown) => setWord({ said, about });
  return { word: word.about === shown ? word.said : null, say };
}

/** Decided once, with the first counts: the list must not change under a person because a number did. */
function useLandingTab(roles: StaffMeView['roles'], counts: ReturnType<typeof useCounts>) {
  const [landing, setLanding] = useState<ReturnType<typeof landingTab> | null>(null);
  const isKnown = counts.data !== null || counts.error !== null;
  if (landing === null && isKnown) setLanding(landingTab(roles, counts.data));
  return landing;
}

/** Refreshes when `pulse` becomes another than the one before, not on the first. */
function useRefreshOn(pulse: string | null, refresh: () => void): void {
  const seen = useRef<string | null>(null);
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    if (seen.current !== null && pulse !== null && seen.current !== pulse) latest.current();
    seen.current = pulse;
  }, [pulse]);
}
