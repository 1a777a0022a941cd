import type { CaseTab, ComplaintState } from '@zsb/shared/complaints';
import type { StaffRole } from '@zsb/shared/logins';
import { toDecide } from './inbox-decisions.js';
import type { Desk } from './inbox-desk.js';
import {
  inStates,
  isNarrow,
  led,
  ledWithin,
  marks,
  suggestedWithin,
  UNDISPATCHED,
  waiting,
  withWhere,
  type Branch,
} from './inbox-stretches.js';

/** How a list is ordered, and which due times it holds. */
export interface ListShape {
  branches: Branch[];
  order: 'due' | 'filed';
  /** Branches may hold the same case twice. */
  overlaps: boolean;
  /** Only cases with a due time, from this instant on and before that one. */
  due?: { from?: Date; before?: Date };
}

const OFFICE: readonly StaffRole[] = ['clerk', 'head'];
const EVERYBODY: readonly StaffRole[] = ['dispatcher', 'clerk', 'head', 'supervisor'];

/** Who can ever find something under a tab: for the others it costs nothing. */
const TAB_ROLES: Record<CaseTab, readonly StaffRole[]> = {
  toDispatch: ['dispatcher', 'supervisor'],
  toAccept: EVERYBODY,
  inProgress: EVERYBODY,
  mine: OFFICE,
  dueSoon: EVERYBODY,
  overdue: EVERYBODY,
  paused: EVERYBODY,
  returned: ['dispatcher', 'supervisor'],
  toDecide: ['dispatcher', 'head', 'supervisor'],
  coHandling: OFFICE,
  followUp: EVERYBODY,
  answered: EVERYBODY,
  closed: EVERYBODY,
};

const OVER: readonly ComplaintState[] = ['closed', 'rejected', 'withdrawn', 'merged'];

/** What a list needs to know besides who asks. */
interface ListFacts {
  now: Date;
  /** Combinations of open applications that occur now, as the column writes them. */
  applied: string[];
}

/** The parts of a tab for one of the staff; none where their roles find nothing there. */
export function branchesOf(tab: CaseTab, desk: Desk, { now, applied }: ListFacts): ListShape {
  const due = (branches: Branch[], overlaps = false): ListShape => ({ branches, order: 'due', overlaps });
  if (!desk.has(TAB_ROLES[tab])) return due([]);
  switch (tab) {
    case 'toDispatch':
      return due(waiting(desk, TAB_ROLES.toDispatch, ['submitted']));
    case 'toAccept':
      return due(inStates(desk, ['assigned'], 'due'));
    case 'inProgress':
      return due(inStates(desk, ['accepted', 'awaiting_citizen'], 'due'));
    case 'mine':
      return due(ofHandler(desk));
    case 'dueSoon':
      return { ...due(withWhere(open(desk), 'c.warn_at < ?', [now])), due: { from: now } };
    case 'overdue':
      return { ...due(open(desk)), due: { before: now } };
    case 'paused':
      return due(inStates(desk, ['awaiting_citizen'], 'due'));
    case 'returned':
      return due(returned(desk));
    case 'toDecide':
      return due(toDecide(desk, applied), true);
    case 'coHandling':
      return due(coHandled(desk), true);
    case 'followUp':
      return { ...due(followUp(desk), true), due: { from: EPOCH } };
    case 'answered':
      return { branches: inStates(desk, ['answered'], 'filed'), order: 'filed', overlaps: false };
    case 'closed':
      return { branches: inStates(desk, OVER, 'filed'), order: 'filed', overlaps: false };
  }
}

/** Before every due time. */
const EPOCH = new Date(0);

/** Everything an answer is owed for, in the order of what is due. */
function open(desk: Desk): Branch[] {
  const scope = desk.scope();
  if (scope === 'city' && desk.undispatched() === 'city') return [{ index: 'complaint_open_due', where: 'c.is_open = 1', params: [] }];
  const office: Branch[] = isNarrow(scope, [1])
    ? scope.map((id) => ({ index: 'complaint_office_open_due', where: 'c.lead_organisation_id = ? AND c.is_open = 1', params: [id] }))
    : withWhere([{ index: 'complaint_open_due', where: 'c.is_open = 1', params: [] }], ledWithin(scope).where, ledWithin(scope).params);
  return [...office, ...waiting(desk, undefined, UNDISPATCHED)];
}

function ofHandler(desk: Desk): Branch[] {
  const { where, params } = ledWithin(desk.scope(OFFICE));
  return [{ index: 'complaint_handler_due', where: `c.handler_id = ? AND c.is_open = 1 AND ${where}`, params: [desk.staffId, ...params] }];
}

/** What came back from an office and is nobody's again, or waits for a supervisor's word. */
function returned(desk: Desk): Branch[] {
  const suggested = suggestedWithin(desk.undispatched());
  // Few come back more than twice: the last part takes them all, whatever the city's limit was and is.
  const often = ['c.return_count = 1', 'c.return_count = 2', 'c.return_count >= 3'];
  const where = `c.return_count > 0 AND c.state = 'submitted'${suggested.where}`;
  return [
    ...often.map((count) => ({ index: 'complaint_returned', where: `${count} AND ${where}`, params: suggested.params })),
    ...waiting(desk, undefined, ['arbitrating']),
  ];
}

/** Where an office of mine helps and has not answered; what its answer is of no more use for, has no clock any more. */
function coHandled(desk: Desk): Branch[] {
  const scope = desk.scope(OFFICE);
  const within = scope === 'city' ? '' : `k.organisation_id IN (${marks(scope) || 'NULL'}) AND `;
  return [
    {
      index: '',
      // CROSS: SQLite begins with the few rows of the helpers, instead of all cases in the order of the list.
      join: 'complaint_co_handler k CROSS JOIN complaint c ON c.id = k.complaint_id',
      where: `${within}k.answered_at IS NULL AND c.is_open = 1 AND (SELECT stopped_at FROM complaint_clock WHERE id = k.clock_id) IS NULL`,
      params: scope === 'city' ? [] : [...scope],
    },
  ];
}

/** What is over for the citizen and not for us: it has a clock that runs, and with it a due time. */
function followUp(desk: Desk): Branch[] {
  const branches: Branch[] = [];
  const owing: readonly StaffRole[] = [...OFFICE, 'supervisor'];
  if (desk.has(owing)) {
    const scope = desk.scope(owing);
    branches.push(
      ...withWhere(led(scope, ['closed'], 'due'), '(c.needs_rectification = 1 OR c.is_supervised = 1 OR c.needs_plan_report = 1)', []),
    );
    branches.push(...withWhere(led(scope, ['answered'], 'due'), '(c.is_supervised = 1 OR c.needs_plan_report = 1)', []));
  }
  const calling: readonly StaffRole[] = ['dispatcher', 'supervisor'];
  if (desk.has(calling)) {
    const { where, params } = ledWithin(desk.scope(calling));
    branches.push({ index: 'complaint_call_back', where: `c.needs_call_back = 1 AND c.state = 'closed' AND ${where}`, params });
  }
  return branches;
}
