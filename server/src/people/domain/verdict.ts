/** Why a number cannot exist. `prefix`: it does not begin as numbers of its kind do. */
export type Reason = 'empty' | 'length' | 'characters' | 'prefix' | 'region' | 'birth-date' | 'check-digit';

/** Whether a number can exist; whose it is, only its issuer knows. `reason` is null where it is valid. */
export interface Verdict {
  valid: boolean;
  reason: Reason | null;
}

/** What must hold, and the reason given where it does not. A rule may rely on those before it. */
export type Rule = readonly [reason: Reason, holds: (number: string) => boolean];

/** The first rule that does not hold decides. Nothing, or nothing but blanks, is `empty` for every kind. */
export function judge(number: string, rules: readonly Rule[]): Verdict {
  if (number === '') return { valid: false, reason: 'empty' };
  const broken = rules.find(([, holds]) => !holds(number));
  return { valid: broken === undefined, reason: broken?.[0] ?? null };
}
