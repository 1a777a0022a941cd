import type { ComplaintState } from '@zsb/shared/complaints';
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

/** States in which a case is nobody's: its office is only suggested. */
export const UNDISPATCHED: readonly ComplaintState[] = ['submitted', 'arbitrating'];
/** Those and what can become of them without an office. */
const NOT_LED: readonly ComplaintState[] = [...UNDISPATCHED, 'rejected', 'withdrawn', 'merged'];
/** Above it a list is read across the city and sifted, rather than office by office: SQLite merges 500 parts at most. */
const MOST_BRANCHES = 120;

const INDEXES = {
  due: { city: 'complaint_state_due', office: 'complaint_office_due' },
  filed: { city: 'complaint_state_filed', office: 'complaint_office_filed' },
} as const;

export const marks = (list: readonly unknown[]): string => list.map(() => '?').join(', ');
export const withWhere = (branches: Branch[], where: string, params: SqlValue[]): Branch[] =>
  branches.map((branch) => ({ ...branch, where: `${branch.where} AND ${where}`, params: [...branch.params, ...params] }));

/** Whether a scope is read office by office. */
export const isNarrow = (scope: Scope, states: readonly unknown[]): scope is readonly OrganisationId[] =>
  scope !== 'city' && scope.length * states.length <= MOST_BRANCHES;

/** `lead IN (…)`, or nothing to ask for the whole city. */
export const ledWithin = (scope: Scope): { where: string; params: SqlValue[] } =>
  scope === 'city'
    ? { where: 'c.lead_organisation_id IS NOT NULL', params: [] }
    : { where: `c.lead_organisation_id IN (${marks(scope) || 'NULL'})`, params: [...scope] };

/** Cases in these states that are led by an office of the scope. */
export function led(scope: Scope, states: readonly ComplaintState[], order: 'due' | 'filed'): Branch[] {
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
export function waiting(desk: Desk, roles: readonly StaffRole[] | undefined, states: readonly ComplaintState[]): Branch[] {
  const scope = desk.undispatched(roles);
  if (isNarrow(scope, states)) {
    const where = 'c.suggested_organisation_id = ? AND c.state = ? AND c.lead_organisation_id IS NULL';
    return states.flatMap((state) => scope.map((id) => ({ index: 'complaint_suggested_due', where, params: [id, state] })));
  }
  const suggested = suggestedWithin(scope);
  const where = `c.lead_organisation_id IS NULL AND c.state = ?${suggested.where}`;
  return states.map((state) => ({ index: 'complaint_office_due', where, params: [state, ...suggested.params] }));
}

export const suggestedWithin = (scope: Scope): { where: string; params: SqlValue[] } =>
  scope === 'city'
    ? { where: '', params: [] }
    : { where: ` AND c.suggested_organisation_id IN (${marks(scope) || 'NULL'})`, params: [...scope] };

/** Everything in these states that the roles reach, led or not. */
export function inStates(desk: Desk, states: readonly ComplaintState[], order: 'due' | 'filed'): Branch[] {
  const scope = desk.scope();
  if (scope === 'city' && desk.undispatched() === 'city') {
    return states.map((state) => ({ index: INDEXES[order].city, where: 'c.state = ?', params: [state] }));
  }
  const unled = states.filter((state) => NOT_LED.includes(state));
  return [...led(scope, states, order), ...waiting(desk, undefined, unled)];
}
