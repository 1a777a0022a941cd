import { casesApi } from '@zsb/shared/complaints-api';
import { send } from '../../api/client';
import { isCode } from '../../api/transport';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { ReasonField } from './reason-field';
import { reasonGap } from './reason-rules';
import { useBox } from './use-box';

const REASON = 'return-reason';

/** 退回: this is not the office's case, and why. */
export function ReturnBox(props: BoxProps) {
  const { draft, change, refusals, ...form } = useBox(props, {
    initial: { reason: '' },
    gaps: ({ reason }) => ({ reason: reasonGap(reason, '请写明为什么不属于本单位。') }),
    controls: { reason: REASON },
    send: (call, command, { reason }) =>
      send(casesApi.return, { ...call, body: { ...command, reason: reason.trim() } }).catch((error: unknown) => {
        // The answer to an earlier press was lost: the case is with the dispatchers already, where the office cannot read it.
        if (isCode(error, 'complaint.not-found')) return { ...props.view, state: 'submitted' as const };
        throw error;
      }),
  });
  return (
    <BoxFrame {...props} {...form} submitWords="退回派单员" consequence={CONSEQUENCES.return}>
      <ReasonField
        id={REASON}
        label="退回理由"
        hint="写明依据，最好写明应由哪个单位承办。理由给派单员看，市民看不到。"
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        refusal={refusals['reason']}
      />
    </BoxFrame>
  );
}
