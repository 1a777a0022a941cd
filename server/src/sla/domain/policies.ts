import type { ClockKind } from '@zsb/shared/complaints';
import { POLICY_CLOCKS, type PoliciesDocument, type PolicyDocument } from '@zsb/shared/sla';
import { halfOf } from '../../calendar/target-arithmetic.js';

/** One version of the city's time limits. */
export interface PoliciesVersion {
  /** 0: as delivered. */
  version: number;
  effectiveFrom: Date;
  document: PoliciesDocument;
}

export type Urgency = 'normal' | 'urgent';

/** The version in force: the one that took effect last; of two from the same instant, the one decided later. */
export function inForce(versions: readonly PoliciesVersion[], now: Date): PoliciesVersion | undefined {
  return [...versions]
    .filter(({ effectiveFrom }) => effectiveFrom <= now)
    .sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime() || b.version - a.version)[0];
}

/** The clocks whose time the city sets; what was planned 列入计划 says its own. */
export type PolicyClock = Exclude<ClockKind, 'plan'>;

/** The target of each clock of a case. A helping office has half of the time that the answer has. */
export function targetsOf(document: PoliciesDocument, policy: PolicyDocument, urgency: Urgency): Record<PolicyClock, string> {
  const own = POLICY_CLOCKS.map((kind) => [kind, policy[kind][urgency]] as const);
  const common = Object.entries(document.common).map(([kind, target]) => [kind, target[urgency]] as const);
  const coHandling = halfOf(policy.resolution[urgency]);
  return Object.fromEntries([...common, ...own, ['coHandling', coHandling]]) as Record<PolicyClock, string>;
}
