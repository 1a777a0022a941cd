import { CLOCK_NAMES, type CaseView, type ClockKind } from '@zsb/shared/complaints';
import type { StaffAction } from '../inbox/actions';
import { instantWords } from '../../ui/time-words';

/** What an action will do to the citizen and the clocks: said once, in the box, before it is done. */
export const CONSEQUENCES = {
  dispatch: (office: string | null) =>
    `派单后由${office ?? '所选单位'}承办，签收和办结时限从现在开始计算，市民会看到诉求已转交。派出后由承办单位处理，您不能自行撤回。`,
  accept: () => '签收后由本单位办理，市民会看到“办理中”。这一步不能撤回。',
  answer: () => '提交后答复立刻发给市民，办结时限停止计算。提交后不能再改。',
} satisfies Record<StaffAction, (office: string | null) => string>;

/** What was done, and what comes next until when. */
export function doneSentence(action: StaffAction, view: CaseView, now: Date): string {
  if (action === 'answer') return '答复已发给市民，接下来等待评价。';
  if (action === 'accept') return `已签收。${nextClockWords(view, now)}`;
  const due = dueOf(view, 'acceptance');
  const office = view.leadOffice?.name ?? '承办单位';
  return due ? `已转交${office}，应在${instantWords(due, now)} 前签收。` : `已转交${office}。`;
}

const nextClockWords = ({ clock, dueAt }: CaseView, now: Date) =>
  clock && dueAt ? `接下来：${CLOCK_NAMES[clock]}，${instantWords(dueAt, now)} 前。` : '';

const dueOf = (view: CaseView, kind: ClockKind) => view.clocks.find((clock) => clock.kind === kind && !clock.stoppedAt)?.dueAt ?? null;
