import type { DecideRecheckRequest } from '@zsb/shared/complaint-requests';
import { casesApi } from '@zsb/shared/complaints-api';
import { send } from '../../api/client';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { RadioField, radioId } from './radio-field';
import { ReasonField } from './reason-field';
import { reasonGap } from './reason-rules';
import { useBox } from './use-box';

type Decision = DecideRecheckRequest['decision'];

const DECISION = 'recheck-decision';
const REASON = 'recheck-reason';
const DECISIONS = [
  { value: 'again', name: '重新办理', action: 'grantRecheck', submitWords: '决定重新办理' },
  { value: 'close', name: '办结', action: 'refuseRecheck', submitWords: '决定办结' },
] as const;

/** 复核决定: one box, two outcomes, and the reason for either. */
export function RecheckBox(props: BoxProps) {
  const choices = DECISIONS.filter(({ action }) => props.view.allowedActions.includes(action));
  const { draft, change, refusals, ...form } = useBox(props, {
    initial: { decision: null as Decision | null, reason: '' },
    gaps: ({ decision, reason }) => ({
      decision: decision === null ? '请选择复核的决定。' : null,
      reason: reasonGap(reason, '请写明决定的理由。'),
    }),
    controls: { decision: radioId(DECISION, choices[0]?.value ?? 'again'), reason: REASON },
    send: (call, command, { decision, reason }) =>
      send(casesApi.decideRecheck, { ...call, body: { ...command, decision: decision as Decision, reason: reason.trim() } }),
  });
  const chosen = DECISIONS.find(({ value }) => value === draft.decision);
  return (
    <BoxFrame
      {...props}
      {...form}
      submitWords={chosen?.submitWords ?? '提交复核决定'}
      consequence={chosen ? CONSEQUENCES.decideRecheck[chosen.value] : CONSEQUENCES.decideRecheck.undecided}
    >
      <RadioField
        id={DECISION}
        legend="怎样决定"
        choices={choices}
        value={draft.decision}
        onChange={(decision) => change({ decision })}
        refusal={refusals['decision']}
      />
      <ReasonField
        id={REASON}
        label="决定的理由"
        hint={draft.decision === 'close' ? '市民会看到原文。' : '写明依据；办结时市民会看到原文。'}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        refusal={refusals['reason']}
      />
    </BoxFrame>
  );
}
