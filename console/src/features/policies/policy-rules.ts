import { CLOCK_NAMES } from '@zsb/shared/complaints';
import type { FieldProblem } from '@zsb/shared/errors';
import type { PoliciesDocument } from '@zsb/shared/sla';
import { LIMIT_BOUNDS, LIMIT_NAMES, policiesDocumentProblems, POLICY_ROWS, type LimitName, type Urgency } from '@zsb/shared/sla-rules';
import { fieldSentence } from '../../api/messages.zh';

export const URGENCY_WORDS: Record<Urgency, string> = { normal: '普通', urgent: '紧急' };

type PolicyRow = (typeof POLICY_ROWS)[number];
export const rowName = (row: PolicyRow | keyof PoliciesDocument['common']): string =>
  row === 'extension' ? '合计最多延长' : CLOCK_NAMES[row];

export const LIMIT_WORDS: Record<LimitName, string> = {
  returns: '退回几次后由督查员仲裁',
  asks: '最多请市民补充几次',
  reopens: '最多重新办理几次',
  extensions: '最多延期几次',
  contactTries: '联系几次未接通算首次联系完成',
  contactTryMinutes: '两次未接通至少间隔几分钟才各算一次',
  callBackTries: '回访几次未接通算结束',
  rateDays: '答复后几天内可以评价',
  holdAbove: '同时到期超过多少项时暂停升级',
  digestAbove: '每人每小时超过多少条时合并成汇总',
};

/** What is wrong with the time limits as filled in, by the path of the field: the server's own rule, in the words of this page. */
export function policiesGaps(document: PoliciesDocument): Record<string, string> {
  // What a newer server has more than this page knows goes back to it as it came.
  const problems = policiesDocumentProblems(document).filter(({ reason }) => reason !== 'unexpected');
  return Object.fromEntries(problems.map((problem) => [problem.field, gapSentence(problem)]));
}

const LIMIT_FIELDS = new Map(LIMIT_NAMES.map((name) => [`document.limits.${name}`, LIMIT_BOUNDS[name]]));

function gapSentence(problem: FieldProblem): string {
  const bounds = LIMIT_FIELDS.get(problem.field);
  if (bounds) return `请填写 ${bounds[0]} 到 ${bounds[1]} 的整数。`;
  if (problem.field.endsWith('.name')) return problem.reason === 'required' ? '请填写策略的名字。' : fieldSentence(problem);
  if (problem.reason === 'not-one-of') return '延长的单位要和办结时限相同。';
  return problem.reason === 'too-large' ? fieldSentence(problem) : '请填写大于零的整数，并选择单位。';
}

/** The version in force; the page shows it first. Versions come newest first. */
export const inForce = <Version extends { isFuture: boolean }>(versions: readonly Version[]): Version | undefined =>
  versions.find(({ isFuture }) => !isFuture) ?? versions[0];

/** The highest number that was shown: what was saved after it has to be seen first. */
export const newestVersion = (versions: readonly { version: number }[]): number => Math.max(0, ...versions.map(({ version }) => version));

/** A local date and time as typed, `2027-01-01T00:00`, as an instant; null for now. Local time is that of the city. */
export const effectiveInstant = (typed: string): string | null => (typed === '' ? null : new Date(`${typed}:00+08:00`).toISOString());
