import { caseworkApi, type DecideApplicationRequest } from '@zsb/shared/casework';
import type { ApplicationView, CaseView } from '@zsb/shared/case-views';
import type { ApplicationKind, ComplaintAction } from '@zsb/shared/complaints';
import { casesApi } from '@zsb/shared/complaints-api';
import type { ApplicationId, OrganisationId } from '@zsb/shared/ids';
import type { ComponentType } from 'react';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { useNow } from '../../platform/use-now';
import { ApplicationFacts } from './application-facts';
import { BoxFrame, type BoxProps } from './box';
import { ChoiceField } from './choice-field';
import { officeChoices } from './choices';
import { CONSEQUENCES } from './consequences';
import { RadioField, radioId } from './radio-field';
import { ReasonField } from './reason-field';
import { reasonGap } from './reason-rules';
import { useBox } from './use-box';

type Decision = DecideApplicationRequest['decision'];

const DECISION = 'decide-decision';
const OFFICE = 'decide-office';
const REASON = 'decide-reason';

const ACTIONS: Record<ApplicationKind, Record<Decision, ComplaintAction>> = {
  extension: { grant: 'grantExtension', refuse: 'refuseExtension' },
  redispatch: { grant: 'grantRedispatch', refuse: 'refuseRedispatch' },
  rejection: { grant: 'grantRejection', refuse: 'refuseRejection' },
  exclusion: { grant: 'grantExclusion', refuse: 'refuseExclusion' },
  ratingContest: { grant: 'grantContest', refuse: 'refuseContest' },
};
const CONSEQUENCE = {
  extension: CONSEQUENCES.decideExtension,
  redispatch: CONSEQUENCES.decideRedispatch,
  rejection: CONSEQUENCES.decideRejection,
  exclusion: CONSEQUENCES.decideExclusion,
  ratingContest: CONSEQUENCES.decideContest,
} satisfies Record<ApplicationKind, unknown>;
const CHOICES: { value: Decision; name: string }[] = [
  { value: 'grant', name: '批准' },
  { value: 'refuse', name: '不批准' },
];

const decideBox =
  (kind: ApplicationKind): ComponentType<BoxProps> =>
  (props) => <DecideBox kind={kind} {...props} />;

export const DecideExtensionBox = decideBox('extension');
export const DecideRedispatchBox = decideBox('redispatch');
export const DecideRejectionBox = decideBox('rejection');
export const DecideExclusionBox = decideBox('exclusion');
export const DecideContestBox = decideBox('ratingContest');

/** The application of a kind that waits for its decision. */
const openApplication = ({ applications }: CaseView, kind: ApplicationKind): ApplicationView | undefined =>
  applications.find((application) => application.kind === kind && application.decision === null);

/** 审批: what is applied for and why, and the word of whoever decides. */
function DecideBox({ kind, ...props }: BoxProps & { kind: ApplicationKind }) {
  const now = useNow();
  const application = openApplication(props.view, kind);
  const choices = CHOICES.filter(({ value }) => props.view.allowedActions.includes(ACTIONS[kind][value]));
  const { draft, change, refusals, ...form } = useDecision(props, kind, application);
  const asksOffice = kind === 'redispatch' && draft.decision === 'grant';
  return (
    <BoxFrame {...props} {...form} submitWords={submitWords(draft.decision)} consequence={CONSEQUENCE[kind][draft.decision ?? 'undecided']}>
      {application && (
        <div className="draft">
          <ApplicationFacts application={application} now={now} />
        </div>
      )}
      <RadioField
        id={DECISION}
        legend="怎样决定"
        choices={choices}
        value={draft.decision}
        onChange={(decision) => change({ decision })}
        refusal={refusals['decision']}
      />
      {asksOffice && (
        <OfficeField
          value={draft.organisationId}
          onChange={(organisationId) => change({ organisationId })}
          refusal={refusals['organisationId']}
        />
      )}
      <ReasonField
        id={REASON}
        label="决定的理由"
        hint="申请的单位会看到。"
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        refusal={refusals['reason']}
      />
    </BoxFrame>
  );
}

const submitWords = (decision: Decision | null) => (decision === null ? '提交决定' : decision === 'grant' ? '批准申请' : '不批准');

interface DecisionDraft {
  decision: Decision | null;
  organisationId: string | null;
  reason: string;
}

const useDecision = (props: BoxProps, kind: ApplicationKind, application: ApplicationView | undefined) =>
  useBox<DecisionDraft>(props, {
    initial: { decision: null, organisationId: application?.details.organisationId ?? null, reason: '' },
    gaps: ({ decision, organisationId, reason }) => ({
      decision: decision === null ? '请选择批准还是不批准。' : null,
      organisationId: kind === 'redispatch' && decision === 'grant' && organisationId === null ? '请选择改派到哪个单位。' : null,
      reason: reasonGap(reason, '请写明决定的理由。'),
    }),
    controls: { decision: radioId(DECISION, 'grant'), organisationId: OFFICE, reason: REASON },
    send: ({ params }, command, { decision, organisationId, reason }) =>
      send(caseworkApi.decide, {
        params: { ...params, applicationId: (application?.id ?? '') as ApplicationId },
        body: {
          ...command,
          decision: decision as Decision,
          reason: reason.trim(),
          ...(kind === 'redispatch' && decision === 'grant' && { organisationId: organisationId as OrganisationId }),
        },
      }),
  });

function OfficeField(props: { value: string | null; onChange: (value: string | null) => void; refusal: string | undefined }) {
  const offices = useLoaded('offices', async () => officeChoices(await send(casesApi.organisations, {})));
  return <ChoiceField id={OFFICE} label="改派到" choices={offices} placeholder="选择单位，可输入名称查找" {...props} />;
}
