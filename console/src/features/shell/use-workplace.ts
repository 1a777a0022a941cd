import type { CaseRowView } from '@zsb/shared/case-views';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';
import type { StaffMeView } from '@zsb/shared/logins';
import { useEffect, useRef, useState } from 'react';
import { go, useAddress, type Address } from '../../platform/address';
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
  const cases = useCases(roles, address);
  const { list, refreshAll } = cases;
  const { word, say } = useWord(address.caseId);
  const box = useOpenBox(address.caseId, say);
  const { waiting, reload: reloadWaiting } = useWaiting(roles);
  const bulk = useBulk(list.rows ?? [], (outcome) => {
    say(outcome);
    refreshAll();
  });
  const heard = useLive(address.caseId, () => {
    refreshAll();
    reloadWaiting();
  });

  /** The open case is no longer this person's: back to the list, with a sentence that says why. */
  const leaveCase = (text: string) => {
    box.closeBox();
    say({ kind: 'done', text }, null);
    refreshAll();
    go({ caseId: null });
    document.getElementById('list-title')?.focus();
  };

  return {
    address,
    page: address.page ?? landingPage(roles),
    ...cases,
    word,
    say,
    bulk,
    waiting,
    reloadWaiting,
    /** The last hint of the server about the open case; null where there was none. */
    heard,
    ...box,
    leaveCase,
  };
}

export type Workplace = ReturnType<typeof useWorkplace>;

/** The counts, and the list of the tab that is shown: read again when a count changes, and each minute. */
function useCases(roles: StaffMeView['roles'], { tab: chosen, search, filters }: Address) {
  const hasCases = worksCases(roles);
  const counts = useCounts(hasCases);
  const landing = useLandingTab(roles, counts);
  const tab = hasCases ? (chosen ?? landing) : null;
  const list = useCaseList(tab, search, filters);
  const pulse = counts.data && JSON.stringify(counts.data);
  useRefreshOn(pulse, list.refresh);
  // Lights change without any count changing.
  usePoll(list.refresh, 60_000);
  const refreshAll = () => {
    counts.reload();
    list.refresh();
  };
  return { tab, counts: counts.data, list, refreshAll };
}

/** The box that is open on the case on screen; opening one shows its case. */
function useOpenBox(shown: ComplaintId | null, say: Say) {
  const [box, setBox] = useState<OpenBox | null>(null);
  const openBox = (caseId: ComplaintId, action: StaffAction) => {
    say(null, caseId);
    setBox((open) => (open?.caseId === caseId && open.action === action ? open : { caseId, action, commandKey: newKey() }));
    go({ page: null, caseId });
  };
  return {
    box: box?.caseId === shown ? box : null,
    openBox,
    actOnRow: (row: CaseRowView, action: StaffAction) => openBox(row.id, action),
    closeBox: () => setBox(null),
    /** For when the server says that the key already stands for another command. */
    renewKey: () => setBox((open) => open && { ...open, commandKey: newKey() }),
  };
}

const newKey = () => newUuid() as CommandKey;

type Say = ReturnType<typeof useWord>['say'];

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
