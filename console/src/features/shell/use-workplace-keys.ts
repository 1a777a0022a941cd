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
import type { Workplace } from './use-workplace';

/** The keyboard of the workplace. The cursor is the focus on a row; actions go to that row, else to the open case. */
export function useWorkplaceKeys(place: Workplace) {
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const lastIndex = useRef(0);
  const rows = place.list.rows ?? [];
  const { caseId } = place.address;

  const move = (by: 1 | -1) => {
    const ids = rows.map(({ id }) => id);
    const next = moveCursor(ids, focusedRow(rows) ?? caseId, lastIndex.current, by);
    if (next === null) return;
    lastIndex.current = ids.indexOf(next);
    place.say(null);
    focusRow(next);
  };

  const act = (action: StaffAction) => {
    const id = focusedRow(rows) ?? caseId;
    if (id === null) return place.say({ kind: 'hint', text: '请先用 j、k 选一件诉求。' });
    const row = rows.find((row) => row.id === id);
    if (row && !isPossible(action, row.allowedActions)) {
      return place.say({ kind: 'hint', text: `这件诉求现在不能做“${ACTION_NAMES[action]}”这一步。` });
    }
    place.openBox(id, action);
  };

  const tick = () => {
    const id = focusedRow(rows) ?? caseId;
    const row = rows.find((row) => row.id === id);
    if (!row) return place.say({ kind: 'hint', text: '请先用 j、k 选一件诉求。' });
    if (!isTickable(row)) return place.say({ kind: 'hint', text: '只有待签收的诉求可以选中，一起签收。' });
    place.bulk.tick(row);
  };

  const leave = () => {
    if (place.address.page) return go({ page: null });
    if (place.box) return place.closeBox();
    if (caseId === null) return;
    go({ caseId: null });
    focusRow(caseId);
  };

  const run = (command: ShortcutCommand) => {
    // On a page beside the cases no letter may act on a case that nobody sees.
    if (place.page !== null && ['move', 'act', 'tick'].includes(command.kind)) return;
    if (command.kind === 'move') move(command.by);
    else if (command.kind === 'act') act(command.action);
    else if (command.kind === 'tick') tick();
    else if (command.kind === 'search') document.getElementById(SEARCH_ID)?.focus();
    else if (command.kind === 'help') setIsHelpOpen(true);
    else leave();
  };
  const shortcuts = useShortcuts(run);

  return { ...shortcuts, isHelpOpen, openHelp: () => setIsHelpOpen(true), closeHelp: () => setIsHelpOpen(false) };
}

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
