import type { Desk, Scope } from './inbox-desk.js';
import { isNarrow, led, ledWithin, waiting, type Branch } from './inbox-stretches.js';

const DECIDED_BY = {
  supervisor: ['extension', 'exclusion', 'ratingContest'],
  dispatcher: ['redispatch', 'rejection'],
} as const;

/** Applications, drafted answers, 仲裁 and 复核 that wait for a decision of these roles. */
export function toDecide(desk: Desk, applied: string[]): Branch[] {
  const branches: Branch[] = [];
  for (const role of ['supervisor', 'dispatcher'] as const) {
    if (!desk.has([role])) continue;
    const { where, params } = ledWithin(desk.scope([role]));
    const decided = applied.filter((kinds) => DECIDED_BY[role].some((kind) => kinds.split(',').includes(kind)));
    for (const kinds of decided) {
      branches.push({
        index: 'complaint_applied',
        where: `c.open_applications = ? AND c.open_applications <> '' AND ${where}`,
        params: [kinds, ...params],
      });
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
