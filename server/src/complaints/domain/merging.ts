import type { ComplaintKind } from '@zsb/shared/complaints';

interface Mergeable {
  id: string;
  kind: ComplaintKind;
  categoryCode: string;
  isOpen: boolean;
}

/** The category above a leaf: `0201` and `0203` are neighbours in `02`. */
const groupOf = (leafCode: string): string => leafCode.slice(0, -2);

/**
 * Whether a case can wait for the answer of another one: that one still owes its answer, the matter is of the same group of
 * categories, and neither is a report, whose readers must not come upon another's.
 */
export const canMerge = (source: Omit<Mergeable, 'isOpen'>, target: Mergeable): boolean =>
  target.id !== source.id &&
  target.isOpen &&
  source.kind !== 'report' &&
  target.kind !== 'report' &&
  groupOf(source.categoryCode) === groupOf(target.categoryCode);

interface SharedAnswer {
  organisationId: string;
  staffId: string;
  text: string;
  plannedDate: string | null;
}

/** Whether two cases have one answer: the copy that a merged case got says the same, by the same person. */
export const isSameAnswer = (one: SharedAnswer, other: SharedAnswer): boolean =>
  one.text === other.text &&
  one.plannedDate === other.plannedDate &&
  one.staffId === other.staffId &&
  one.organisationId === other.organisationId;
