import type { RejectReasonView } from '@zsb/shared/case-views';
import type { RejectReason } from '@zsb/shared/complaints';
import { casesApi } from '@zsb/shared/complaints-api';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { BoxFrame, type BoxProps } from './box';
import { isAppealed } from './appeal';
import { ChoiceField } from './choice-field';
import { CONSEQUENCES } from './consequences';
import { ReasonField } from './reason-field';
import { reasonGap } from './reason-rules';
import { useBox } from './use-box';

const REASON = 'reject-reason';
const TEXT = 'reject-text';

/** 不予受理: a reason of the city's list with the right way it names, and the dispatcher's own words. */
export function RejectBox(props: BoxProps) {
  const reasons = useLoaded('reject-reasons', () => send(casesApi.rejectReasons, {}));
  const groups = useReasonGroups(reasons);
  const { draft, change, refusals, ...form } = useBox(props, {
    initial: { reason: null as string | null, text: '' },
    gaps: ({ reason, text }) => ({
      reason: reason === null ? '请选择不予受理的情形。' : null,
      text: reasonGap(text, '请向市民说明为什么不予受理。'),
    }),
    controls: { reason: REASON, text: TEXT },
    send: (call, command, { reason, text }) =>
      send(casesApi.reject, { ...call, body: { ...command, reason: reason as RejectReason, text: text.trim() } }),
  });
  const chosen = reasons.data?.find(({ reason }) => reason === draft.reason);
  return (
    <BoxFrame {...props} {...form} submitWords="决定不予受理" consequence={CONSEQUENCES.reject(isAppealed(props.view))}>
      <div className="box__pair">
        <ChoiceField
          id={REASON}
          label="不予受理的情形"
          choices={groups}
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          placeholder="选择情形，可输入文字查找"
          refusal={refusals['reason']}
        />
        <Advice chosen={chosen} />
      </div>
      <ReasonField
        id={TEXT}
        label="向市民说明"
        hint="市民会看到原文，和上面的办法一起。"
        value={draft.text}
        onChange={(text) => change({ text })}
        refusal={refusals['text']}
      />
    </BoxFrame>
  );
}

/** The same choices in the shape of the picker. */
function useReasonGroups({ data, ...rest }: ReturnType<typeof useLoaded<RejectReasonView[]>>) {
  const options = data?.map(({ reason, name }) => ({ value: reason, title: name }));
  return { ...rest, data: options ? [{ label: '', options }] : null };
}

/** What the citizen will read for the chosen reason. */
function Advice({ chosen }: { chosen: RejectReasonView | undefined }) {
  return (
    <div className="advice" role="status">
      <p className="advice__title">市民会看到的办法</p>
      {chosen ? (
        <p>
          {chosen.advice}
          {chosen.phone && `电话 ${chosen.phone}。`}
        </p>
      ) : (
        <p className="quiet">选好情形后，这里显示给市民的办法和电话。</p>
      )}
    </div>
  );
}
