import type { CaseTab, ComplaintState } from '@zsb/shared/complaints';
import type { OrganisationId } from '@zsb/shared/ids';
import type { StaffRole } from '@zsb/shared/logins';
import type { SqlValue } from '../platform/database/engine.js';
import type { Desk, Scope } from './inbox-desk.js';

/**
 * One stretch of one index that holds a part of a list in the list's own order: a list is a few of them merged, so that a
 * page costs what it shows, however many cases there are.
 */
export interface Branch {
  index: string;
  /** Before the index is named: `complaint c`, perhaps joined to another table. */
  join?: string;
  where: string;
  params: SqlValue[];
}

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

/** States in which a case is nobody's: its office is only suggested. */
const UNDISPATCHED: readonly ComplaintState[] = ['submitted', 'arbitrating'];
/** Those and what can become of them without an office. */
const NOT_LED: readonly ComplaintState[] = [...UNDISPATCHED, 'rejected', 'withdrawn', 'merged'];
const OVER: readonly ComplaintState[] = ['closed', 'rejected', 'withdrawn', 'merged'];
/** Above it a list is read across the city and sifted, rather than office by office: SQLite merges 500 parts at most. */
const MOST_BRANCHES = 120;

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

const INDEXES = {
  due: { city: 'complaint_state_due', office: 'complaint_office_due' },
  filed: { city: 'complaint_state_filed', office: 'complaint_office_filed' },
} as const;

const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');
const withWhere = (branches: Branch[], where: string, params: SqlValue[]): Branch[] =>
  branches.map((branch) => ({ ...branch, where: `${branch.where} AND ${where}`, params: [...branch.params, ...params] }));

/** Whether a scope is read office by office. */
const isNarrow = (scope: Scope, states: readonly unknown[]): scope is readonly OrganisationId[] =>
  scope !== 'city' && scope.length * states.length <= MOST_BRANCHES;

/** `lead IN (…)`, or nothing to ask for the whole city. */
const ledWithin = (scope: Scope): { where: string; params: SqlValue[] } =>
  scope === 'city'
    ? { where: 'c.lead_organisation_id IS NOT NULL', params: [] }
    : { where: `c.lead_organisation_id IN (${marks(scope) || 'NULL'})`, params: [...scope] };

/** Cases in these states that are led by an office of the scope. */
function led(scope: Scope, states: readonly ComplaintState[], order: 'due' | 'filed'): Branch[] {
  const { city, office } = INDEXES[order];
  if (!isNarrow(scope, states)) {
    const { where, params } = ledWithin(scope);
    return states.map((state) => ({ index: city, where: `c.state = ? AND ${where}`, params: [state, ...params] }));
  }
  return states.flatMap((state) =>
    scope.map((id) => ({ index: office, where: 'c.lead_organisation_id = ? AND c.state = ?', params: [id, state] })),
  );
}

/** Cases in these states that no office leads, by the office that the rules suggest. */
function waiting(desk: Desk, roles: readonly StaffRole[] | undefined, states: readonly ComplaintState[]): Branch[] {
  const scope = desk.undispatched(roles);
  if (isNarrow(scope, states)) {
    const where = 'c.suggested_organisation_id = ? AND c.state = ? AND c.lead_organisation_id IS NULL';
    return states.flatMap((state) => scope.map((id) => ({ index: 'complaint_suggested_due', where, params: [id, state] })));
  }
  const suggested = suggestedWithin(scope);
  const where = `c.lead_organisation_id IS NULL AND c.state = ?${suggested.where}`;
  return states.map((state) => ({ index: 'complaint_office_due', where, params: [state, ...suggested.params] }));
}

const suggestedWithin = (scope: Scope): { where: string; params: SqlValue[] } =>
  scope === 'city'
    ? { where: '', params: [] }
    : { where: ` AND c.suggested_organisation_id IN (${marks(scope) || 'NULL'})`, params: [...scope] };

/** Everything in these states that the roles reach, led or not. */
function inStates(desk: Desk, states: readonly ComplaintState[], order: 'due' | 'filed'): Branch[] {
  const scope = desk.scope();
  if (scope === 'city' && desk.undispatched() === 'city') {
    return states.map((state) => ({ index: INDEXES[order].city, where: 'c.state = ?', params: [state] }));
  }
  const unled = states.filter((state) => NOT_LED.includes(state));
  return [...led(scope, states, order), ...waiting(desk, undefined, unled)];
}

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
  const where = `c.state = 'submitted'${suggested.where}`;
  return [
    ...often.map((count) => ({ index: 'complaint_returned', where: `${count} AND ${where}`, params: suggested.params })),
    ...waiting(desk, undefined, ['arbitrating']),
  ];
}

const DECIDED_BY = {
  supervisor: ['extension', 'exclusion', 'ratingContest'],
  dispatcher: ['redispatch', 'rejection'],
} as const;

/** Applications, drafted answers, 仲裁 and 复核 that wait for a decision of these roles. */
function toDecide(desk: Desk, applied: string[]): Branch[] {
  const branches: Branch[] = [];
  for (const role of ['supervisor', 'dispatcher'] as const) {
    if (!desk.has([role])) continue;
    const { where, params } = ledWithin(desk.scope([role]));
    const decided = applied.filter((kinds) => DECIDED_BY[role].some((kind) => kinds.split(',').includes(kind)));
    for (const kinds of decided) {
      branches.push({ index: 'complaint_applied', where: `c.open_applications = ? AND ${where}`, params: [kinds, ...params] });
    }
  }
  if (desk.has(['supervisor'])) branches.push(...waiting(desk, ['supervisor'], ['arbitrating']), ...standIn(desk));
  if (desk.has(['dispatcher'])) branches.push(...led(desk.scope(['dispatcher']), ['rechecking'], 'due'));
  for (const [role, stage] of [['head', 'head'] as const, ['dispatcher', 'centre'] as const]) {
    if (desk.has([role])) branches.push(...inReview(desk.scope([role]), stage));
  }
  return branches;
}

/** What the dispatch centre would decide, were the report not about it. Such reports are few: one stretch for each body. */
function standIn(desk: Desk): Branch[] {
  const { where, params } = ledWithin(desk.scope(['supervisor']));
  const isWaiting = `(c.state = 'rechecking' OR c.review_stage = 'centre' OR c.open_applications LIKE '%redispatch%' OR c.open_applications LIKE '%rejection%')`;
  return desk.aboutCentre().map((about) => ({
    index: 'complaint_about',
    where: `c.about_organisation_id = ? AND ${isWaiting} AND ${where}`,
    params: [about, ...params],
  }));
}

function inReview(scope: Scope, stage: 'head' | 'centre'): Branch[] {
  if (isNarrow(scope, [stage])) {
    const where = 'c.review_stage = ? AND c.lead_organisation_id = ?';
    return scope.map((id) => ({ index: 'complaint_review', where, params: [stage, id] }));
  }
  const { where, params } = ledWithin(scope);
  return [{ index: 'complaint_review', where: `c.review_stage = ? AND ${where}`, params: [stage, ...params] }];
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
    branches.push(...withWhere(led(scope, ['closed'], 'due'), '(c.needs_rectification = 1 OR c.is_supervised = 1)', []));
    branches.push(...withWhere(led(scope, ['answered'], 'due'), 'c.is_supervised = 1', []));
  }
  const calling: readonly StaffRole[] = ['dispatcher', 'supervisor'];
  if (desk.has(calling)) branches.push(...withWhere(led(desk.scope(calling), ['closed'], 'due'), 'c.needs_call_back = 1', []));
  return branches;
}
