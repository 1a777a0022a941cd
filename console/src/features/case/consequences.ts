import { CLOCK_NAMES, type CaseView, type ClockKind } from '@zsb/shared/complaints';
import type { StaffAction } from '../inbox/actions';
import { instantWords } from '../../ui/time-words';
import { isAppealed } from './appeal';

/** What an action will do to the citizen and the clocks: said once, in the box, before it is done. */
export const CONSEQUENCES = {
  dispatch: (office: string | null, view: CaseView) =>
    [
      isAppealed(view) ? '派单就是支持市民的申诉。' : '',
      `派单后由${office ?? '所选单位'}承办，`,
      isRunning(view, 'resolution') ? '签收时限从现在开始计算，办结时限接着计算，' : '签收和办结时限从现在开始计算，',
      '市民会看到诉求已转交。派出后由承办单位处理，您不能自行撤回。',
    ].join(''),
  accept: '签收后由本单位办理，市民会看到“办理中”。这一步不能撤回。',
  answer: '提交后答复立刻发给市民，办结时限停止计算。提交后不能再改。',
  return: '退回后由派单员重新确认承办单位；退回次数用完后，由督查员仲裁。市民会看到“正在重新确认责任单位”。这一步不能撤回。',
  ask: '发出后市民会收到您的问题。首次联系和办结的时限随即暂停，到市民补充为止；满 5 个工作日没有补充，自动继续计算。请市民补充的次数有限。',
  reject: (isAfterAppeal: boolean) =>
    isAfterAppeal
      ? '提交后维持不予受理，市民会看到情形、办法和您写的说明，不能再次申诉。这一步不能撤回。'
      : '提交后诉求不再办理，时限停止计算，市民会看到情形、办法和您写的说明。市民可以申诉一次，由另一位派单员决定。这一步不能撤回。',
  arbitrate: (office: string | null) =>
    `裁定后由${office ?? '所选单位'}承办，签收时限从现在开始计算，办结时限接着计算。承办单位不能再退回，市民会看到已确认责任单位。`,
  decideRecheck: {
    undecided: '决定后不能撤回，市民不能再次要求重新办理。',
    again: '决定后由原承办单位重新办理，重办时限从现在开始计算，市民会看到“经复核，重新办理”。这一步不能撤回。',
    close: '决定后诉求办结，市民会看到您写的理由，不能再要求重新办理。这一步不能撤回。',
  },
} satisfies Record<StaffAction, unknown>;

/** What was done, and what comes next until when. Told from the case as it is now, not from what was pressed. */
export function doneSentence(action: StaffAction, view: CaseView, now: Date): string {
  return DONE[action](view, now);
}

const DONE: Record<StaffAction, (view: CaseView, now: Date) => string> = {
  dispatch: (view, now) => `已转交${officeOf(view)}${acceptBy(view, now)}`,
  accept: (view, now) => `已签收。${nextClockWords(view, now)}`,
  arbitrate: (view, now) => `已裁定由${officeOf(view)}承办${acceptBy(view, now)}`,
  decideRecheck: (view, now) =>
    view.state === 'closed' ? '已决定办结，市民会看到您写的理由。' : `已决定重新办理。${nextClockWords(view, now)}`,
  answer: () => '答复已发给市民，接下来等待评价。',
  ask: () => '已发给市民。时限暂停，等待补充。',
  return: ({ state, caseNumber }) =>
    state === 'arbitrating' ? `${caseNumber} 已退回，由督查员仲裁。` : `${caseNumber} 已退回，不再由本单位承办。派单员会重新确认承办单位。`,
  reject: () => '已决定不予受理，市民会看到情形、办法和您写的说明。',
};

const officeOf = ({ leadOffice }: CaseView) => leadOffice?.name ?? '承办单位';

function acceptBy(view: CaseView, now: Date): string {
  const due = running(view, 'acceptance')?.dueAt;
  return due ? `，应在${instantWords(due, now)} 前签收。` : '。';
}

const nextClockWords = ({ clock, dueAt }: CaseView, now: Date) =>
  clock && dueAt ? `接下来：${CLOCK_NAMES[clock] ?? clock}，${instantWords(dueAt, now)} 前。` : '';

const running = (view: CaseView, kind: ClockKind) => view.clocks.find((clock) => clock.kind === kind && !clock.stoppedAt);
const isRunning = (view: CaseView, kind: ClockKind) => running(view, kind) !== undefined;
