import type { CaseView, ClockView } from '@zsb/shared/case-views';
import type { ApplicationDetails } from '@zsb/shared/complaint-requests';
import type { ApplicationKind, RejectReason } from '@zsb/shared/complaints';
import type { OrganisationId } from '@zsb/shared/ids';
import { formatTarget, type TargetUnit } from '@zsb/shared/targets';
import { unitOf } from '../../ui/target-words';
import { reasonGap } from './reason-rules';

/** What is filled in for any application; each kind uses its own parts. */
export interface ApplyDraft {
  /** How much longer, in the unit of the clock: digits as typed. */
  amount: string;
  organisationId: string | null;
  rejectReason: string | null;
  reason: string;
}
export const EMPTY_APPLICATION: ApplyDraft = { amount: '', organisationId: null, rejectReason: null, reason: '' };

/** The clock an extension lengthens: 重办 after a reopening, else 办结. */
export const extendedClock = ({ clocks }: Pick<CaseView, 'clocks'>): ClockView | undefined =>
  clocks.find(({ kind, stoppedAt }) => kind === 'rework' && stoppedAt === null) ??
  clocks.find(({ kind, stoppedAt }) => kind === 'resolution' && stoppedAt === null);

/** An extension counts in the unit of the clock it lengthens. */
export const extensionUnit = (view: Pick<CaseView, 'clocks'>): TargetUnit => unitOf(extendedClock(view)?.target ?? '');

/** A whole positive number as typed, or null. */
export function amountOf(typed: string): number | null {
  const digits = typed.normalize('NFKC').trim();
  return /^[1-9]\d{0,3}$/.test(digits) ? Number(digits) : null;
}

/** What is still missing in an application of a kind, by field in the order of the form. */
export function applicationGaps(kind: ApplicationKind, draft: ApplyDraft): Partial<Record<keyof ApplyDraft, string | null>> {
  return {
    ...(kind === 'extension' && { amount: amountOf(draft.amount) === null ? '请填写要延长多少，用整数。' : null }),
    ...(kind === 'rejection' && { rejectReason: draft.rejectReason === null ? '请选择不予受理的情形。' : null }),
    reason: reasonGap(draft.reason, '请写明理由和依据。'),
  };
}

/** The details of a kind, without what belongs to another. */
export function detailsOf(kind: ApplicationKind, draft: ApplyDraft, unit: TargetUnit): ApplicationDetails {
  if (kind === 'extension') return { extendBy: formatTarget({ amount: amountOf(draft.amount) ?? 0, unit }) };
  if (kind === 'redispatch') return draft.organisationId === null ? {} : { organisationId: draft.organisationId as OrganisationId };
  if (kind === 'rejection') return draft.rejectReason === null ? {} : { rejectReason: draft.rejectReason as RejectReason };
  return {};
}
