/** What time limits the city can save: the console says it while somebody writes, the server before it stores. */
import type { FieldProblem } from './errors.js';
import { COMMON_CLOCKS, POLICY_CLOCKS, type PolicyLimits, type PolicyTarget } from './sla.js';
import { areAlike, parseTarget, targetFault } from './targets.js';

export type Urgency = keyof PolicyTarget;
export const URGENCIES: readonly Urgency[] = ['normal', 'urgent'];
/** What a policy has a target for, in the order of its table. */
export const POLICY_ROWS = [...POLICY_CLOCKS, 'extension'] as const;
export const LONGEST_POLICY_NAME = 30;

/** The limits that are numbers. */
export type LimitName = Exclude<keyof PolicyLimits, 'supply'>;
/** From and to, both included. */
export const LIMIT_BOUNDS: Record<LimitName, readonly [least: number, most: number]> = {
  returns: [1, 10],
  asks: [0, 10],
  reopens: [0, 10],
  extensions: [0, 10],
  contactTries: [1, 20],
  // 0: every try counts. At most a day: further apart, the tries alone would outlast the clock they end.
  contactTryMinutes: [0, 1440],
  callBackTries: [1, 20],
  rateDays: [1, 90],
  holdAbove: [1, 1_000_000],
  digestAbove: [1, 1000],
};
export const LIMIT_NAMES = Object.keys(LIMIT_BOUNDS) as LimitName[];

const POLICY_CODE = /^[a-z][a-zA-Z0-9-]{0,29}$/;

/**
 * Everything that is wrong with time limits somebody wants to save, by path: `document.common.rework.urgent`; empty where
 * they can be. What is no `PoliciesDocument` at all is said in the same way. A target in the wrong unit is `not-one-of`,
 * with the unit that fits as its limit.
 */
export function policiesDocumentProblems(document: unknown): FieldProblem[] {
  return object(document, 'document', ['limits', 'common', 'policies'], ({ limits, common, policies }) => [
    ...limitProblems(limits),
    ...object(common, 'document.common', COMMON_CLOCKS, (clocks) =>
      COMMON_CLOCKS.flatMap((kind) => bothTargets(clocks[kind], `document.common.${kind}`)),
    ),
    ...policiesProblems(policies),
  ]);
}

function limitProblems(limits: unknown): FieldProblem[] {
  return object(limits, 'document.limits', [...LIMIT_NAMES, 'supply'], (given) => [
    ...LIMIT_NAMES.flatMap((name) => countProblem(given[name], `document.limits.${name}`, LIMIT_BOUNDS[name])),
    ...targetProblem(given.supply, 'document.limits.supply'),
  ]);
}

function countProblem(value: unknown, field: string, [least, most]: readonly [number, number]): FieldProblem[] {
  if (typeof value !== 'number' || !Number.isInteger(value)) return [{ field, reason: 'type' }];
  if (value < least) return [{ field, reason: 'too-small', limit: least }];
  return value > most ? [{ field, reason: 'too-large', limit: most }] : [];
}

function policiesProblems(policies: unknown): FieldProblem[] {
  if (!isObject(policies)) return [{ field: 'document.policies', reason: 'type' }];
  return Object.entries(policies).flatMap(([code, policy]) => policyProblem(code, policy));
}

function policyProblem(code: string, policy: unknown): FieldProblem[] {
  const field = `document.policies.${code}`;
  if (!POLICY_CODE.test(code)) return [{ field, reason: 'format' }];
  return object(policy, field, ['name', ...POLICY_ROWS], (given) => [
    ...nameProblem(given.name, `${field}.name`),
    ...POLICY_ROWS.flatMap((row) => bothTargets(given[row], `${field}.${row}`)),
    ...URGENCIES.flatMap((urgency) => unitProblem(given, urgency, field)),
  ]);
}

function nameProblem(name: unknown, field: string): FieldProblem[] {
  if (typeof name !== 'string' || name.trim() === '') return [{ field, reason: 'required' }];
  return name.length > LONGEST_POLICY_NAME ? [{ field, reason: 'too-long', limit: LONGEST_POLICY_NAME }] : [];
}

/** What an extension adds has to count as what it is added to. */
function unitProblem({ resolution, extension }: Record<string, unknown>, urgency: Urgency, field: string): FieldProblem[] {
  const [time, more] = [resolution, extension].map((both) => parseTarget(isObject(both) ? both[urgency] : undefined));
  if (!time || !more || areAlike(time, more)) return [];
  return [{ field: `${field}.extension.${urgency}`, reason: 'not-one-of', limit: time.unit }];
}

const bothTargets = (value: unknown, field: string): FieldProblem[] =>
  object(value, field, URGENCIES, (given) => URGENCIES.flatMap((urgency) => targetProblem(given[urgency], `${field}.${urgency}`)));

function targetProblem(value: unknown, field: string): FieldProblem[] {
  const reason = targetFault(value);
  return reason === null ? [] : [{ field, reason }];
}

/** All of the keys and no other; what is inside is looked at once they are there. */
function object<Key extends string>(
  value: unknown,
  field: string,
  keys: readonly Key[],
  inside: (value: Record<Key, unknown>) => FieldProblem[],
): FieldProblem[] {
  if (!isObject(value)) return [{ field, reason: value === undefined ? 'required' : 'type' }];
  const missing = keys.filter((key) => !Object.hasOwn(value, key));
  const unknown = Object.keys(value).filter((key) => !(keys as readonly string[]).includes(key));
  const problems = [
    ...missing.map((key): FieldProblem => ({ field: `${field}.${key}`, reason: 'required' })),
    ...unknown.map((key): FieldProblem => ({ field: `${field}.${key}`, reason: 'unexpected' })),
  ];
  return problems.length > 0 ? problems : inside(value);
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
