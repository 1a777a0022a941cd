import { casesApi } from '@zsb/shared/complaints-api';
import type { OrganisationId } from '@zsb/shared/ids';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { findChoice } from '../../ui/choice-groups';
import { BoxFrame, type BoxProps } from './box';
import { ChoiceField } from './choice-field';
import { officeChoices } from './choices';
import { CONSEQUENCES } from './consequences';
import { ReasonField } from './reason-field';
import { reasonGap } from './reason-rules';
import { useBox } from './use-box';

const OFFICE = 'arbitrate-office';
const REASON = 'arbitrate-reason';

/** 仲裁: a supervisor's word on whose case it is. The returns before it, with their reasons, stand in the history. */
export function ArbitrateBox(props: BoxProps) {
  const offices = useLoaded('offices', async () => officeChoices(await send(casesApi.organisations, {})));
  const { draft, change, refusals, ...form } = useArbitration(props);
  const office = draft.organisationId === null ? null : (findChoice(offices.data ?? [], draft.organisationId)?.title ?? null);
  return (
    <BoxFrame
      {...props}
      {...form}
      submitWords={office ? `裁定由${office}承办` : '裁定承办单位'}
      consequence={CONSEQUENCES.arbitrate(office)}
    >
      <ChoiceField
        id={OFFICE}
        label="承办单位"
        choices={offices}
        value={draft.organisationId}
        onChange={(organisationId) => change({ organisationId })}
        placeholder="选择单位，可输入名称查找"
        refusal={refusals['organisationId']}
      />
      <ReasonField
        id={REASON}
        label="裁定理由"
        hint="写明职责依据。承办单位会看到，市民看不到。"
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        refusal={refusals['reason']}
      />
    </BoxFrame>
  );
}

const useArbitration = (props: BoxProps) =>
  useBox(props, {
    initial: { organisationId: null as string | null, reason: '' },
    gaps: ({ organisationId, reason }) => ({
      organisationId: organisationId === null ? '请选择承办单位。' : null,
      reason: reasonGap(reason, '请写明为什么由它承办。'),
    }),
    controls: { organisationId: OFFICE, reason: REASON },
    send: (call, command, { organisationId, reason }) =>
      send(casesApi.arbitrate, {
        ...call,
        body: { ...command, organisationId: organisationId as OrganisationId, reason: reason.trim() },
      }),
  });
