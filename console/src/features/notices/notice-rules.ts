import type { Page } from '@zsb/shared/api';
import type { StaffNoticeKind, StaffNoticeView } from '@zsb/shared/sla';

/** The mark in front of a title; null where the title says it all: a 督办 or a refusal is more than “a decision”. */
export const NOTICE_NAMES: Record<StaffNoticeKind, string | null> = {
  warning: '预警',
  escalation: '升级',
  digest: '汇总',
  dispatched: '新诉求',
  urged: '催办',
  supplied: '补充',
  decision: null,
  review: '待审批',
  hold: '暂停升级',
};

/** The notices after “继续加载”; one that moved between two reads is shown once. */
export function appendedNotices(shown: readonly StaffNoticeView[], page: Page<StaffNoticeView>): Page<StaffNoticeView> {
  const known = new Set(shown.map(({ id }) => id));
  return { items: [...shown, ...page.items.filter(({ id }) => !known.has(id))], next: page.next };
}

/** The notices after a quiet refresh of the newest: what was read on before stays, with its cursor. */
export function refreshedNotices(shown: Page<StaffNoticeView>, page: Page<StaffNoticeView>): Page<StaffNoticeView> {
  const fresh = new Set(page.items.map(({ id }) => id));
  const meets = shown.items.some(({ id }) => fresh.has(id));
  // More came than one page holds: what lies between is not known, so the list begins anew.
  if (!meets) return page;
  const older = shown.items.filter(({ id }) => !fresh.has(id));
  return older.length === 0 ? page : { items: [...page.items, ...older], next: shown.next };
}
