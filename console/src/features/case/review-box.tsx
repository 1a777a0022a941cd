import { caseworkApi, type ReviewAnswerRequest } from '@zsb/shared/casework';
import { send } from '../../api/client';
import { useNow } from '../../platform/use-now';
import { BoxFrame, type BoxProps } from './box';
import { AnswerFacts } from './case-facts';
import { CONSEQUENCES } from './consequences';
import { RadioField, radioId } from './radio-field';
import { ReasonField } from './reason-field';
import { reasonGap } from './reason-rules';
import { useBox } from './use-box';

type Decision = ReviewAnswerRequest['decision'];

const DECISION = 'review-decision';
const REASON = 'review-reason';
const DECISIONS = [
  { value: 'approve', name: '通过', action: 'approveAnswer', submitWords: '通过这份答复' },
  { value: 'sendBack', name: '退回修改', action: 'sendBackAnswer', submitWords: '退回修改' },
] as const;

/** 审核答复: the draft as the citizen would read it, and whether it may go out. */
export function ReviewBox(props: BoxProps) {
  const { view } = props;
  const now = useNow();
  const choices = DECISIONS.filter(({ action }) => view.allowedActions.includes(action));
  const { draft, change, refusals, ...form } = useBox(props, {
    initial: { decision: null as Decision | null, reason: '' },
    gaps: ({ decision, reason }) => ({
      decision: decision === null ? '请选择通过还是退回。' : null,
      reason: decision === 'sendBack' ? reasonGap(reason, '请写明要改什么。') : null,
    }),
    controls: { decision: radioId(DECISION, choices[0]?.value ?? 'approve'), reason: REASON },
    send: (call, command, { decision, reason }) =>
      send(caseworkApi.reviewAnswer, { ...call, body: { ...command, decision: decision as Decision, reason: reason.trim() } }),
  });
  const chosen = DECISIONS.find(({ value }) => value === draft.decision);
  return (
    <BoxFrame
      {...props}
      {...form}
      submitWords={chosen?.submitWords ?? '提交审核意见'}
      consequence={CONSEQUENCES.reviewAnswer[chosen?.value ?? 'undecided']}
    >
      {view.draft && (
        <div className="draft">
          <AnswerFacts answer={view.draft} now={now} />
          <p className="quiet">起草：{view.draft.author}</p>
        </div>
      )}
      <RadioField
        id={DECISION}
        legend="审核意见"
        choices={choices}
        value={draft.decision}
        onChange={(decision) => change({ decision })}
        refusal={refusals['decision']}
      />
      {draft.decision === 'sendBack' && (
        <ReasonField
          id={REASON}
          label="要改什么"
          hint="承办人会看到，市民看不到。"
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          refusal={refusals['reason']}
        />
      )}
    </BoxFrame>
  );
}
