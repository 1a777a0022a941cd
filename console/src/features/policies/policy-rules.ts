import { CLOCK_NAMES } from '@zsb/shared/complaints';
import {
  COMMON_CLOCKS,
  POLICY_CLOCKS,
  type PoliciesDocument,
  type PolicyDocument,
  type PolicyLimits,
  type PolicyTarget,
} from '@zsb/shared/sla';
import { parseTarget, unitOf } from '../../ui/target-words';

export type Urgency = keyof PolicyTarget;
export const URGENCIES: readonly Urgency[] = ['normal', 'urgent'];
export const URGENCY_NAMES: Record<Urgency, string> = { normal: '普通', urgent: '紧急' };

/** The rows of a policy's table. */
export const POLICY_ROWS = [...POLICY_CLOCKS, 'extension'] as const;
export type PolicyRow = (typeof POLICY_ROWS)[number];
export const rowName = (row: PolicyRow | keyof PoliciesDocument['common']): string =>
  row === 'extension' ? '合计最多延长' : CLOCK_NAMES[row];

export const LIMIT_NAMES: Record<Exclude<keyof PolicyLimits, 'supply'>, string> = {
  returns: '退回几次后由督查员仲裁',
  asks: '最多请市民补充几次',
  reopens: '最多重新办理几次',
  extensions: '最多延期几次',
  contactTries: '联系几次未接通算首次联系完成',
  callBackTries: '回访几次未接通算结束',
  rateDays: '答复后几天内可以评价',
  holdAbove: '同时到期超过多少项时暂停升级',
  digestAbove: '每人每小时超过多少条时合并成汇总',
};
/** From and to, as the server takes them. */
export const LIMIT_BOUNDS: Record<keyof typeof LIMIT_NAMES, readonly [number, number]> = {
  returns: [1, 10],
  asks: [0, 10],
  reopens: [0, 10],
  extensions: [0, 10],
  contactTries: [1, 20],
  callBackTries: [1, 20],
  rateDays: [1, 90],
  holdAbove: [1, 1_000_000],
  digestAbove: [1, 1_000],
};
export type LimitName = keyof typeof LIMIT_NAMES;
export const LIMITS = Object.keys(LIMIT_NAMES) as LimitName[];

const BAD_TARGET = '请填写大于零的整数，并选择单位。';
const BOTH_WALL = ['m', 'h'];

/** What is wrong with the time limits as filled in, by the path of the field; the server looks at them again. */
export function policiesGaps({ limits, common, policies }: PoliciesDocument): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(policies).flatMap(([code, policy]) => policyGaps(`document.policies.${code}`, policy)),
    ...COMMON_CLOCKS.flatMap((kind) => targetGaps(`document.common.${kind}`, common[kind])),
    ...LIMITS.flatMap((name) => limitGap(name, limits[name])),
    ...(parseTarget(limits.supply) === null ? [['document.limits.supply', BAD_TARGET]] : []),
  ]) as Record<string, string>;
}

type Gap = [path: string, sentence: string];

function policyGaps(path: string, policy: PolicyDocument): Gap[] {
  return [
    ...(policy.name.trim() === '' ? [[`${path}.name`, '请填写策略的名字。'] satisfies Gap] : []),
    ...POLICY_ROWS.flatMap((row) => targetGaps(`${path}.${row}`, policy[row])),
    ...URGENCIES.flatMap((urgency) => unitGap(path, policy, urgency)),
  ];
}

const targetGaps = (path: string, target: PolicyTarget): Gap[] =>
  URGENCIES.flatMap((urgency): Gap[] => (parseTarget(target[urgency]) === null ? [[`${path}.${urgency}`, BAD_TARGET]] : []));

/** What an extension adds counts as what it is added to. */
function unitGap(path: string, { resolution, extension }: PolicyDocument, urgency: Urgency): Gap[] {
  const [time, more] = [resolution[urgency], extension[urgency]];
  if (parseTarget(time) === null || parseTarget(more) === null) return [];
  const isAlike = unitOf(time) === unitOf(more) || [time, more].every((target) => BOTH_WALL.includes(unitOf(target)));
  return isAlike ? [] : [[`${path}.extension.${urgency}`, '延长的单位要和办结时限相同。']];
}

function limitGap(name: LimitName, value: number): Gap[] {
  const [least, most] = LIMIT_BOUNDS[name];
  return Number.isInteger(value) && value >= least && value <= most
    ? []
    : [[`document.limits.${name}`, `请填写 ${least} 到 ${most} 的整数。`]];
}

/** The version in force; the page shows it first. Versions come newest first. */
export const inForce = <Version extends { isFuture: boolean }>(versions: readonly Version[]): Version | undefined =>
  versions.find(({ isFuture }) => !isFuture) ?? versions[0];

/** The highest number that was shown: what was saved after it has to be seen first. */
export const newestVersion = (versions: readonly { version: number }[]): number => Math.max(0, ...versions.map(({ version }) => version));

/** A local date and time as typed, `2027-01-01T00:00`, as an instant; null for now. Local time is that of the city. */
export const effectiveInstant = (typed: string): string | null => (typed === '' ? null : new Date(`${typed}:00+08:00`).toISOString());
