import { caseworkApi } from '@zsb/shared/casework';
import { COMPLAINT_LIMITS, type ComplaintAction } from '@zsb/shared/complaints';
import { send } from '../../api/client';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { RadioField, radioId } from './radio-field';
import { ReasonField } from './reason-field';
import { wordsGap } from './reason-rules';
import { useBox } from './use-box';

const PROGRESS = 'plan-progress';
const TEXT = 'plan-text';

type Progress = 'done' | 'underWay';
interface ProgressChoice {
  value: Progress;
  name: string;
  action: ComplaintAction;
  submitWords: string;
  hint: string;
}
const PROGRESSES: readonly ProgressChoice[] = [
  {
    value: 'done',
    name: '已落实',
    action: 'reportPlan',
    submitWords: '提交落实情况',
    hint: '市民会看到原文。写明办了什么、结果怎样。',
  },
  {
    value: 'underWay',
    name: '还在推进',
    action: 'planProgress',
    submitWords: '提交进展',
    hint: '市民会看到原文。写明办到哪一步、为什么还没有办完、接下来怎样安排。',
  },
];
const HINT = '市民会看到原文。写明计划的事办得怎样。';

/** What became of an answer that said 列入计划: it is done, or it is on its way and watched on. */
export function PlanReportBox(props: BoxProps) {
  const choices = PROGRESSES.filter(({ action }) => props.view.allowedActions.includes(action));
  const { draft, change, refusals, ...form } = useBox(props, {
    initial: { progress: null as Progress | null, text: '' },
    gaps: ({ progress, text }) => ({
      progress: progress === null ? '请选择已落实还是还在推进。' : null,
      text: wordsGap(text, '请写明计划落实的情况。'),
    }),
    controls: { progress: radioId(PROGRESS, choices[0]?.value ?? 'done'), text: TEXT },
    send: (call, command, { progress, text }) =>
      send(caseworkApi.reportPlan, { ...call, body: { ...command, isDone: progress === 'done', text: text.trim() } }),
  });
  const chosen = PROGRESSES.find(({ value }) => value === draft.progress);
  return (
    <BoxFrame
      {...props}
      {...form}
      submitWords={chosen?.submitWords ?? '提交落实情况'}
      consequence={CONSEQUENCES.reportPlan[chosen?.value ?? 'undecided']}
    >
      <RadioField
        id={PROGRESS}
        legend="落实了没有"
        choices={choices}
        value={draft.progress}
        onChange={(progress) => change({ progress })}
        refusal={refusals['progress'] ?? refusals['isDone']}
      />
      <ReasonField
        id={TEXT}
        label="计划落实情况"
        hint={chosen?.hint ?? HINT}
        value={draft.text}
        onChange={(text) => change({ text })}
        refusal={refusals['text']}
        longest={COMPLAINT_LIMITS.note}
      />
    </BoxFrame>
  );
}
