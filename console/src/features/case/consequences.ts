import type { CaseView } from '@zsb/shared/case-views';
import { CLOCK_NAMES, type ClockKind } from '@zsb/shared/complaints';
import type { StaffAction } from '../inbox/actions';
import { instantWords } from '../../ui/time-words';
import { isAppealed } from './appeal';

const FINAL = '这一步不能撤回。';
/** A decision on what somebody applied for: before it is chosen, when it is granted, when it is refused. */
const decision = (grant: string, refuse: string) => ({ undecided: '申请的单位会看到决定和您写的理由。', grant, refuse });

/** What an action will do to the citizen and the clocks: said once, in the box, before it is done. */
export const CONSEQUENCES = {
  dispatch: (office: string | null, view: CaseView) =>
    [
      isAppealed(view) ? '派单就是支持市民的申诉。' : '',
      `派单后由${office ?? '所选单位'}承办，`,
      isRunning(view, 'resolution') ? '签收时限从现在开始计算，办结时限接着计算，' : '签收和办结时限从现在开始计算，',
      '市民会看到诉求已转交。派出后由承办单位处理，您不能自行撤回。',
    ].join(''),
  accept: `签收后由本单位办理，市民会看到“办理中”。${FINAL}`,
  answer: (isReviewed: boolean) =>
    isReviewed
      ? '提交后先送审，审核通过才发给市民。办结时限到审核通过时停止，请留出审核的时间。'
      : '提交后答复立刻发给市民，办结时限停止计算。提交后不能再改。',
  return: `退回后由派单员重新确认承办单位；退回次数用完后，由督查员仲裁。市民会看到“正在重新确认责任单位”。${FINAL}`,
  ask: '发出后市民会收到您的问题。首次联系和办结的时限随即暂停，到市民补充为止；满 5 个工作日没有补充，自动继续计算。请市民补充的次数有限。',
  reject: (isAfterAppeal: boolean) =>
    isAfterAppeal
      ? `提交后维持不予受理，市民会看到情形、办法和您写的说明，不能再次申诉。${FINAL}`
      : `提交后诉求不再办理，时限停止计算，市民会看到情形、办法和您写的说明。市民可以申诉一次，由另一位派单员或督查员决定。${FINAL}`,
  arbitrate: (office: string | null) =>
    `裁定后由${office ?? '所选单位'}承办，签收时限从现在开始计算，办结时限接着计算。承办单位不能再退回，市民会看到已确认责任单位。`,
  decideRecheck: {
    undecided: '决定后不能撤回，市民不能再次要求重新办理。',
    again: `决定后由原承办单位重新办理，重办时限从现在开始计算，市民会看到“经复核，重新办理”。${FINAL}`,
    close: `决定后诉求办结，市民会看到您写的理由，不能再要求重新办理。${FINAL}`,
  },
  contact: (endsClock: boolean) =>
    endsClock
      ? '保存后首次联系时限停止计算，市民会看到单位已联系。'
      : '记入时间线。联系上市民，或市民不愿沟通，首次联系才算完成；无人接听要再联系。',
  note: '备注给办理这件诉求的工作人员看，市民看不到，不影响任何时限。',
  reviewAnswer: {
    undecided: '通过以前市民看不到这份答复，办结时限继续计算。',
    approve: '通过后答复发给市民，办结时限停止计算；分类要求中心审核的，再送中心。通过后不能再改。',
    sendBack: '退回后由承办人修改重新提交，办结时限继续计算。市民看不到这份答复。',
  },
  applyExtension: '由督查员审批。批准以前时限照常计算；批准后办结时限顺延，市民会看到新的期限和理由。',
  applyRedispatch: '由派单员审批，每件诉求只能申请一次。批准以前仍由本单位办理，时限照常计算。',
  applyRejection: '由派单员审批。批准以前仍由本单位办理，时限照常计算；批准后市民会看到情形和办法，可以申诉一次。',
  applyExclusion: '由督查员审批。批准后这件诉求不计入考核比率，统计时另行列出。对市民没有影响。',
  contestRating: '由督查员审批。批准后这次评价不计入满意率、解决率和参评率，整改和回访取消。市民的评价仍然保留。',
  decideExtension: decision('批准后办结时限顺延，市民会看到新的期限和理由。', '不批准，时限照旧，单位继续办理。'),
  decideRedispatch: decision(
    `批准后转到所选单位，签收时限从现在开始计算，办结时限接着计算，市民会看到已转交。${FINAL}`,
    '不批准，仍由原单位办理，不能再次申请改派。',
  ),
  decideRejection: decision(
    `批准后诉求不再办理，时限停止计算，市民会看到情形、办法和理由，可以申诉一次。${FINAL}`,
    '不批准，仍由原单位办理，时限照旧。',
  ),
  decideExclusion: decision('批准后不计入考核比率，统计时另行列出。', '不批准，照常计入考核比率。'),
  decideContest: decision('批准后这次评价不计入满意率、解决率和参评率，整改和回访取消。', '不批准，评价照常计入，整改和回访继续。'),
  addCoHandler: (office: string | null) =>
    `${office ?? '所选单位'}会收到协办请求，协办时限从现在开始计算，是办结时限的一半。仍由本单位负责答复市民。`,
  answerCoHandling: `提交后协办时限停止计算，由主办单位答复市民。${FINAL}`,
  supervise: '承办单位会收到督办要求，督办时限从现在开始计算，要在期限内反馈。市民看不到。',
  answerSupervision: `提交后督办时限停止计算，反馈给督查员。市民看不到。${FINAL}`,
  rectify: `提交后整改时限停止计算，市民会看到整改情况。${FINAL}`,
  reportPlan: {
    undecided: '市民会看到您写的情况。已落实的，计划落实时限停止计算；还在推进的，照常计算。',
    done: `提交后市民会看到落实情况，计划落实时限停止计算，不再提醒。${FINAL}`,
    underWay: '提交后市民会看到进展，计划落实时限照常计算，到期仍会提醒。以后还可以再反馈。',
  },
  callBack: (isReached: boolean | null) =>
    isReached === false
      ? '记一次未接通。分两天、满规定次数仍未接通，回访自动结束。'
      : '保存后回访时限停止计算。记录给工作人员看，市民看不到。',
  markUrgent: `标为紧急后，尚未完成的时限按紧急标准从现在重新计算，通常短得多。${FINAL}`,
  split: '拆出的内容成为一件新的诉求，单独编号、派单、答复，市民会同时看到两件。原来这件不变。',
  merge: `并案后这件不再单独办理，时限停止计算；目标诉求答复时，同一份答复也发给这位市民，由其分别评价。${FINAL}`,
  nameHandlers: '只有指定的人能看到举报内容，每次查看都记入审计。没有选中的人马上不能再看。',
} satisfies Record<StaffAction, unknown>;

/** What was done, and what comes next until when. Told from the case as it is now, not from what was pressed. */
export function doneSentence(action: StaffAction, view: CaseView, now: Date): string {
  return DONE[action](view, now);
}

type Told = (view: CaseView, now: Date) => string;
const told =
  (sentence: string): Told =>
  () =>
    sentence;
const decided: Told = (view, now) => `已决定，申请的单位会看到您的决定和理由。${nextClockWords(view, now)}`;

const DONE: Record<StaffAction, Told> = {
  dispatch: (view, now) => `已转交${officeOf(view)}${acceptBy(view, now)}`,
  accept: (view, now) => `已签收。${nextClockWords(view, now)}`,
  arbitrate: (view, now) => `已裁定由${officeOf(view)}承办${acceptBy(view, now)}`,
  decideRecheck: (view, now) =>
    view.state === 'closed' ? '已决定办结，市民会看到您写的理由。' : `已决定重新办理。${nextClockWords(view, now)}`,
  answer: ({ draft }) => (draft ? `答复已送${STAGE_NAMES[draft.stage]}审核，通过后发给市民。` : '答复已发给市民，接下来等待评价。'),
  ask: told('已发给市民。时限暂停，等待补充。'),
  return: ({ state, caseNumber }) =>
    state === 'arbitrating' ? `${caseNumber} 已退回，由督查员仲裁。` : `${caseNumber} 已退回，不再由本单位承办。派单员会重新确认承办单位。`,
  reject: told('已决定不予受理，市民会看到情形、办法和您写的说明。'),
  contact: (view, now) => `联系情况已记下。${nextClockWords(view, now)}`,
  note: told('备注已记下，市民看不到。'),
  reviewAnswer: ({ draft, state }) => {
    if (draft) return `已通过，再送${STAGE_NAMES[draft.stage]}审核。`;
    return state === 'answered' ? '已通过，答复已发给市民。' : '已退回，承办人会修改后重新提交。';
  },
  applyExtension: told('延期申请已提交，等督查员审批。批准以前时限照常计算。'),
  applyRedispatch: told('改派申请已提交，等派单员审批。批准以前仍由本单位办理。'),
  applyRejection: told('不予受理的申请已提交，等派单员审批。批准以前仍由本单位办理。'),
  applyExclusion: told('剔除申请已提交，等督查员审批。'),
  contestRating: told('评价申诉已提交，等督查员审批。'),
  decideExtension: decided,
  decideRedispatch: decided,
  decideRejection: decided,
  decideExclusion: decided,
  decideContest: decided,
  addCoHandler: told('协办请求已发出，协办时限从现在开始计算。'),
  answerCoHandling: told('协办反馈已提交给主办单位。'),
  supervise: (view, now) => {
    const due = running(view, 'supervisionOrder')?.dueAt;
    return due ? `督办已发出，应在${instantWords(due, now)} 前反馈。` : '督办已发出。';
  },
  answerSupervision: told('督办反馈已提交给督查员。'),
  rectify: told('整改情况已提交，市民会看到。'),
  reportPlan: (view) => (isRunning(view, 'plan') ? '进展已提交，市民会看到。计划落实时限照常计算。' : '计划落实情况已提交，市民会看到。'),
  callBack: (view, now) => `回访情况已记下。${nextClockWords(view, now)}`,
  markUrgent: (view, now) => `已标为紧急，时限按紧急标准重新计算。${nextClockWords(view, now)}`,
  split: ({ related }) => {
    const latest = related.filter(({ relation }) => relation === 'splitOff').at(-1);
    return latest ? `已拆出新的诉求 ${latest.caseNumber}，请接着派单。` : '已拆出一件新的诉求，请接着派单。';
  },
  merge: ({ related }) => {
    const into = related.find(({ relation }) => relation === 'mergedInto');
    return into ? `已并入 ${into.caseNumber}，随它一起答复。` : '已并案，随目标诉求一起答复。';
  },
  nameHandlers: told('已指定办理人，只有他们能看到举报内容。'),
};

export const STAGE_NAMES: Record<'head' | 'centre', string> = { head: '科室负责人', centre: '中心' };

const officeOf = ({ leadOffice }: CaseView) => leadOffice?.name ?? '承办单位';

function acceptBy(view: CaseView, now: Date): string {
  const due = running(view, 'acceptance')?.dueAt;
  return due ? `，应在${instantWords(due, now)} 前签收。` : '。';
}

const nextClockWords = ({ clock, dueAt }: CaseView, now: Date) =>
  clock && dueAt ? `接下来：${CLOCK_NAMES[clock] ?? clock}，${instantWords(dueAt, now)} 前。` : '';

const running = (view: CaseView, kind: ClockKind) => view.clocks.find((clock) => clock.kind === kind && !clock.stoppedAt);
export const isRunning = (view: CaseView, kind: ClockKind) => running(view, kind) !== undefined;
