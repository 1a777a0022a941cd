import type { CaseRowView } from '@zsb/shared/case-views';
import type { ComplaintId } from '@zsb/shared/ids';
import { useRef, useState } from 'react';
import { go } from '../../platform/address';
import { ACTION_NAMES, isPossible, type StaffAction } from '../inbox/actions';
import { isTickable } from '../inbox/bulk-rules';
import { rowLinkId } from '../inbox/case-row';
import { moveCursor, type ShortcutCommand } from '../inbox/shortcuts';
import { SEARCH_ID } from './top-bar';
import { useShortcuts } from './use-shortcuts';
import type { Word, Workplace } from './use-workplace';

/** The keyboard of the workplace. The cursor is the focus on a row; actions go to that row, else to the open case. */
export function useWorkplaceKeys(place: Workplace) {
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const lastIndex = useRef(0);
  const run = (command: ShortcutCommand) => {
    // On a page beside the cases no letter may act on a case that nobody sees.
    if (place.page !== null && ['move', 'act', 'tick'].includes(command.kind)) return;
    if (command.kind === 'move') lastIndex.current = move(place, lastIndex.current, command.by);
    else if (command.kind === 'act') act(place, command.action);
    else if (command.kind === 'tick') tick(place);
    else if (command.kind === 'search') document.getElementById(SEARCH_ID)?.focus();
    else if (command.kind === 'help') setIsHelpOpen(true);
    else leave(place);
  };
  const shortcuts = useShortcuts(run);

  return { ...shortcuts, isHelpOpen, openHelp: () => setIsHelpOpen(true), closeHelp: () => setIsHelpOpen(false) };
}

/** Puts the cursor on the next row. @returns where it stands now: from there it goes on when the focus is elsewhere */
function move(place: Workplace, lastIndex: number, by: 1 | -1): number {
  const ids = rowsOf(place).map(({ id }) => id);
  const next = moveCursor(ids, cursorOf(place), lastIndex, by);
  if (next === null) return lastIndex;
  place.say(null);
  focusRow(next);
  return ids.indexOf(next);
}

function act(place: Workplace, action: StaffAction): void {
  const id = cursorOf(place);
  if (id === null) return place.say(CHOOSE_FIRST);
  const row = rowsOf(place).find((row) => row.id === id);
  if (row && !isPossible(action, row.allowedActions)) {
    return place.say({ kind: 'hint', text: `这件诉求现在不能做“${ACTION_NAMES[action]}”这一步。` });
  }
  place.openBox(id, action);
}

function tick(place: Workplace): void {
  const id = cursorOf(place);
  const row = rowsOf(place).find((row) => row.id === id);
  if (!row) return place.say(CHOOSE_FIRST);
  if (!isTickable(row)) return place.say({ kind: 'hint', text: '只有待签收的诉求可以选中，一起签收。' });
  place.bulk.tick(row);
}

/** One step back: from the cases behind a figure of 考核 to the figures, from a page, a box or a case to what lies below it. */
function leave({ address, box, closeBox }: Workplace): void {
  const { figure, of: _, ...own } = address.own ?? {};
  if (figure !== undefined) return go({ own });
  if (address.page) return go({ page: null });
  if (box) return closeBox();
  if (address.caseId === null) return;
  go({ caseId: null });
  focusRow(address.caseId);
}

const CHOOSE_FIRST: Word = { kind: 'hint', text: '请先用 j、k 选一件诉求。' };

const rowsOf = ({ list }: Workplace): readonly CaseRowView[] => list.rows ?? [];

/** The row with the focus, else the open case. */
const cursorOf = (place: Workplace): ComplaintId | null => focusedRow(rowsOf(place)) ?? place.address.caseId;

function focusedRow(rows: readonly CaseRowView[]): ComplaintId | null {
  const focused = document.activeElement?.id;
  return rows.find(({ id }) => rowLinkId(id) === focused)?.id ?? null;
}

/** Scrolls no further than needed, so that the list does not jump under the eyes. */
function focusRow(id: ComplaintId): void {
  const link = document.getElementById(rowLinkId(id));
  link?.focus({ preventScroll: true });
  link?.closest('li')?.scrollIntoView({ block: 'nearest' });
}
