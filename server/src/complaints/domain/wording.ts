import {
  CLOCK_NAMES,
  OUTCOME_NAMES,
  SATISFACTION_NAMES,
  type ClockKind,
  type ComplaintState,
  type Outcome,
  type Satisfaction,
} from '@zsb/shared/complaints';

/** The words of a case: the same on every screen and in every message. */

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

interface StepWords {
  action: string;
  data: { organisation?: string; outcome?: string; satisfaction?: number; note?: string; fromCategory?: string; toCategory?: string };
}

/** A step in the citizen's timeline; null for a step that is not meant for them. */
export function citizenLine({ action, data }: StepWords): string | null {
  const office = data.organisation ?? '责任单位';
  switch (action) {
    case 'file':
      return '您提交了诉求';
    case 'dispatch':
      return `已转交${office}`;
    case 'accept':
      return `${office}已签收，开始办理`;
    case 'answer':
      return `${office}已答复`;
    case 'return':
      return '正在重新确认责任单位';
    case 'arbitrate':
      return `已确认由${office}办理`;
    case 'ask':
      return `${office}请您补充材料`;
    case 'supply':
      return '您补充了材料';
    case 'resume':
      return '没有收到补充，继续办理';
    case 'rate':
      return `您评价了这次办理：${SATISFACTION_NAMES[data.satisfaction as Satisfaction]}`;
    case 'reopen':
      return '您没有认可答复，已申请重新办理';
    case 'grantRecheck':
      return '经复核，重新办理';
    case 'refuseRecheck':
      return `经复核办结：${data.note ?? ''}`;
    case 'withdraw':
      return '您撤回了诉求';
    case 'reject':
      return '未予受理，请查看原因';
    case 'appeal':
      return '您提出了申诉，将由另一位派单员决定';
    case 'close':
      return '超过 7 天未评价，已自动办结';
    default:
      return null;
  }
}

/** The same step for the clerks. */
export function staffLine({ action, data }: StepWords): string {
  const office = data.organisation ?? '';
  const note = data.note ? `：${data.note}` : '';
  switch (action) {
    case 'file':
      return '提交诉求';
    case 'dispatch':
      return `派给${office}${data.toCategory ? '，并更正了分类' : ''}${note}`;
    case 'accept':
      return `${office}签收`;
    case 'answer':
      return `${office}答复，结果：${OUTCOME_NAMES[data.outcome as Outcome]}`;
    case 'return':
      return `${office}退回${note}`;
    case 'arbitrate':
      return `仲裁给${office}${note}`;
    case 'ask':
      return `${office}请市民补充`;
    case 'supply':
      return '市民补充了材料';
    case 'resume':
      return '市民未补充，自动继续办理';
    case 'reopen':
      return `市民要求重新办理，评价：${SATISFACTION_NAMES[data.satisfaction as Satisfaction]}`;
    case 'grantRecheck':
      return `复核：重新办理${note}`;
    case 'refuseRecheck':
      return `复核：办结${note}`;
    case 'withdraw':
      return `市民撤回${note}`;
    case 'reject':
      return '不予受理';
    case 'appeal':
      return `市民申诉${note}`;
    case 'rate':
      return `市民评价：${SATISFACTION_NAMES[data.satisfaction as Satisfaction]}`;
    case 'close':
      return '超过 7 天未评价，自动办结';
    default:
      return action;
  }
}

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
  arbitration: '第三次退回',
  recheck: '申请复核',
  appeal: '申诉',
};
const CALENDAR_TEXTS = { office: '工作日 09:00–12:00、13:30–17:30，按国务院放假安排', centre: '每天 00:00–24:00' };

/** `5wd` → `5 个工作日`. */
export function targetText(target: string): string {
  const [unit, words] = UNITS.find(([pattern]) => pattern.test(target))!;
  return target.replace(unit, words);
}

/** The rule of a clock in one sentence. */
export function clockRule({ kind, target, calendar }: { kind: ClockKind; target: string; calendar: 'office' | 'centre' }): string {
  const hours = /w[dhm]$|\dd$/.test(target) ? `（${CALENDAR_TEXTS[calendar]}）` : '';
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
