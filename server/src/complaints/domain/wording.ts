import { CLOCK_NAMES, type ClockKind, type ComplaintState } from '@zsb/shared/complaints';

/** The words of a case: the same on every screen and in every message. The lines of its history are in `step-words.ts`. */

/** What the citizen reads for a state. */
export function stateText(state: ComplaintState, office: string | null): string {
  if (state === 'assigned') return `已转交${office ?? '责任单位'}，待签收`;
  return STATE_TEXTS[state];
}

const STATE_TEXTS: Record<Exclude<ComplaintState, 'assigned'>, string> = {
  submitted: '已提交，等待派单',
  arbitrating: '正在确认责任单位',
  accepted: '办理中',
  awaiting_citizen: '待您补充材料',
  answered: '已答复，请评价',
  rechecking: '复核中',
  closed: '已办结',
  rejected: '不予受理',
  withdrawn: '已撤回',
  merged: '已并案',
};

/** What a clerk reads for a state in a list. */
export const STAFF_STATE_TEXTS: Record<ComplaintState, string> = {
  submitted: '待派单',
  assigned: '待签收',
  arbitrating: '仲裁中',
  accepted: '办理中',
  awaiting_citizen: '待市民补充',
  answered: '已答复，待评价',
  rechecking: '复核中',
  closed: '已办结',
  rejected: '不予受理',
  withdrawn: '已撤回',
  merged: '已并案',
};

const UNITS: [RegExp, string][] = [
  [/wd$/, ' 个工作日'],
  [/wh$/, ' 个工作小时'],
  [/wm$/, ' 个工作分钟'],
  [/d$/, ' 个自然日'],
  [/h$/, ' 小时'],
  [/m$/, ' 分钟'],
];
const FROM: Record<ClockKind, string> = {
  dispatch: '提交',
  acceptance: '派单',
  firstContact: '签收',
  resolution: '首次派单',
  rework: '重新办理',
  rectification: '不满意评价',
  coHandling: '请求协办',
  supervisionOrder: '督办',
  callBack: '不满意评价',
  arbitration: '最后一次退回',
  recheck: '申请复核',
  appeal: '申诉',
  plan: '答复',
};
type Weekly = Partial<Record<string, readonly (readonly string[])[]>>;

/** `工作日 09:00–12:00、13:30–17:30，按国务院放假安排`; the hours of the first day that has any stand for all. */
function hoursText(weekly: Weekly): string {
  const open = Object.values(weekly).filter((hours) => hours && hours.length > 0);
  const hours = (open[0] ?? []).map((segment) => segment.join('–')).join('、');
  return open.length === 7 ? `每天 ${hours}` : `工作日 ${hours}，按国务院放假安排`;
}

/** `5wd` → `5 个工作日`. */
export function targetText(target: string): string {
  const [unit, words] = UNITS.find(([pattern]) => pattern.test(target))!;
  return target.replace(unit, words);
}

/** The rule of a clock in one sentence. @param weekly opening hours of its calendar, as they are now */
export function clockRule({ kind, target }: { kind: ClockKind; target: string }, weekly: Weekly): string {
  const hours = /w[dhm]$|\dd$/.test(target) ? `（${hoursText(weekly)}）` : '';
  return `${CLOCK_NAMES[kind]}：自${FROM[kind]}起 ${targetText(target)}${hours}`;
}

/** The first words of a text, cut between characters, not through one. */
export function excerpt(text: string, length = 60): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length).join('')}…`;
}

/** Phone- and document-shaped strings in free text are masked in lists: `138****8000`, `4301**********1234`. */
export const maskNumbers = (text: string): string =>
  text.replace(/(?<!\d)(\d{4})\d{10}(\d{3}[\dXx])(?!\d)/g, '$1**********$2').replace(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1****$2');
