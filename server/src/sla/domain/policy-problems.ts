import type { FieldProblem } from '@zsb/shared/errors';
import { COMMON_CLOCKS, POLICY_CLOCKS, type PolicyLimits } from '@zsb/shared/sla';
import { CalendarError } from '../../calendar/calendar-error.js';
import { countsAlike } from '../../calendar/target-arithmetic.js';
import { parseTarget } from '../../calendar/target.js';

/** From and to, both included. */
const BOUNDS: Record<Exclude<keyof PolicyLimits, 'supply'>, readonly [number, number]> = {
  returns: [1, 10],
  asks: [0, 10],
  reopens: [0, 10],
  extensions: [0, 10],
  contactTries: [1, 20],
  callBackTries: [1, 20],
  rateDays: [1, 90],
  holdAbove: [1, 1_000_000],
  digestAbove: [1, 1000],
};
const URGENCIES = ['normal', 'urgent'] as const;
const POLICY_KEYS = ['name', ...POLICY_CLOCKS, 'extension'] as const;
const LONGEST_NAME = 30;
const POLICY_CODE = /^[a-z][a-zA-Z0-9-]{0,29}$/;

/**
 * Everything that is wrong with time limits somebody wants to save, by path below `document`; empty where they can be.
 * @param used policies that categories name
 */
export function policyProblems(document: unknown, used: readonly string[]): FieldProblem[] {
  return object(document, 'document', ['limits', 'common', 'policies'], ({ limits, common, policies }) => [
    ...limitProblems(limits),
    ...object(common, 'document.common', COMMON_CLOCKS, (clocks) =>
      COMMON_CLOCKS.flatMap((kind) => bothTargets(clocks[kind], `document.common.${kind}`)),
    ),
    ...policiesProblems(policies, used),
  ]);
}

function limitProblems(limits: unknown): FieldProblem[] {
  const names = Object.keys(BOUNDS) as (keyof typeof BOUNDS)[];
  return object(limits, 'document.limits', [...names, 'supply'], (given) => [
    ...names.flatMap((name) => countProblem(given[name], `document.limits.${name}`, BOUNDS[name])),
    ...target(given.supply, 'document.limits.supply'),
  ]);
}

function countProblem(value: unknown, field: string, [least, most]: readonly [number, number]): FieldProblem[] {
  if (typeof value !== 'number' || !Number.isInteger(value)) return [{ field, reason: 'type' }];
  if (value < least) return [{ field, reason: 'too-small', limit: least }];
  return value > most ? [{ field, reason: 'too-large', limit: most }] : [];
}

function policiesProblems(policies: unknown, used: readonly string[]): FieldProblem[] {
  if (!isObject(policies)) return [{ field: 'document.policies', reason: 'type' }];
  const missing = used.filter((name) => !Object.hasOwn(policies, name));
  return [
    ...missing.map((name): FieldProblem => ({ field: `document.policies.${name}`, reason: 'required' })),
    ...Object.entries(policies).flatMap(([code, policy]) => policyProblem(code, policy)),
  ];
}

function policyProblem(code: string, policy: unknown): FieldProblem[] {
  const field = `document.policies.${code}`;
  if (!POLICY_CODE.test(code)) return [{ field, reason: 'format' }];
  return object(policy, field, POLICY_KEYS, (given) => [
    ...nameProblem(given.name, `${field}.name`),
    ...[...POLICY_CLOCKS, 'extension' as const].flatMap((key) => bothTargets(given[key], `${field}.${key}`)),
    ...URGENCIES.flatMap((urgency) => unitProblem(given, urgency, field)),
  ]);
}

function nameProblem(name: unknown, field: string): FieldProblem[] {
  if (typeof name !== 'string' || name.trim() === '') return [{ field, reason: 'required' }];
  return name.length > LONGEST_NAME ? [{ field, reason: 'too-long', limit: LONGEST_NAME }] : [];
}

/** What an extension adds has to count as what it is added to. */
function unitProblem(
  { resolution, extension }: Record<string, unknown>,
  urgency: (typeof URGENCIES)[number],
  field: string,
): FieldProblem[] {
  const targets = [resolution, extension].map((both) => (isObject(both) ? both[urgency] : undefined));
  const [time, more] = targets as [string, string];
  if (targets.some((one) => target(one, '').length > 0) || countsAlike(time, more)) return [];
  return [{ field: `${field}.extension.${urgency}`, reason: 'not-one-of', limit: time.replace(/^\d+/, '') }];
}

const bothTargets = (value: unknown, field: string): FieldProblem[] =>
  object(value, field, URGENCIES, (given) => URGENCIES.flatMap((urgency) => target(given[urgency], `${field}.${urgency}`)));

function target(value: unknown, field: string): FieldProblem[] {
  try {
    parseTarget(value);
    return [];
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    return [{ field, reason: typeof value === 'string' && /^0+[a-z]/.test(value) ? 'too-small' : 'format' }];
  }
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
