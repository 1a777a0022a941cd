import type { AcceptManyRequest, AcceptManyView } from '@zsb/shared/casework';
import type { CaseRowView } from '@zsb/shared/case-views';
import type { CommandKey, ComplaintId } from '@zsb/shared/ids';

/** Accepting is the one step that needs nothing filled in: only it can be done for many at once. */
export const isTickable = ({ allowedActions }: Pick<CaseRowView, 'allowedActions'>): boolean => allowedActions.includes('accept');

/** The ticks after one more press on a row. */
export const toggled = (ticks: readonly ComplaintId[], id: ComplaintId): ComplaintId[] =>
  ticks.includes(id) ? ticks.filter((one) => one !== id) : [...ticks, id];

/** The ticked rows that are on screen and can still be accepted: a tick on a row that left means nothing. */
export const tickedRows = (ticks: readonly ComplaintId[], rows: readonly CaseRowView[]): CaseRowView[] =>
  rows.filter((row) => ticks.includes(row.id) && isTickable(row));

/** Most cases in one request; more are sent in several. */
export const BULK_SIZE = 50;

/** The requests for these rows. A case keeps the key of its first press, so that pressing again accepts once. */
export function bulkRequests(rows: readonly CaseRowView[], keyOf: (id: ComplaintId) => CommandKey): AcceptManyRequest[] {
  const starts = Array.from({ length: Math.ceil(rows.length / BULK_SIZE) }, (_, index) => index * BULK_SIZE);
  return starts.map((start) => ({
    cases: rows.slice(start, start + BULK_SIZE).map(({ id, version }) => ({ id, commandKey: keyOf(id), version })),
  }));
}

/** What became of it, in one sentence per outcome. `reasonOf` turns a code into the end of a sentence. */
export function bulkSentence({ accepted, refused }: AcceptManyView, reasonOf: (code: string) => string): string {
  const reasons = [...new Set(refused.map(({ code }) => reasonOf(code)))];
  const done = accepted.length > 0 ? `已签收 ${accepted.length} 件。` : '';
  return refused.length === 0 ? done : `${done}${refused.length} 件没有签收：${reasons.join('')}`;
}
