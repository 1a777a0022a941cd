import { caseworkApi } from '@zsb/shared/casework';
import type { ApplicationKind } from '@zsb/shared/complaints';
import { casesApi } from '@zsb/shared/complaints-api';
import { Input } from 'antd';
import type { ComponentType } from 'react';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { useNow } from '../../platform/use-now';
import { UNIT_NAMES } from '../../ui/target-words';
import { instantWords } from '../../ui/time-words';
import { applicationGaps, detailsOf, EMPTY_APPLICATION, extendedClock, extensionUnit, type ApplyDraft } from './application-rules';
import { BoxFrame, Field, refusedBy, type BoxProps } from './box';
import { ChoiceField } from './choice-field';
import { officeChoices } from './choices';
import { CONSEQUENCES } from './consequences';
import { ReasonField } from './reason-field';
import { useBox } from './use-box';

const AMOUNT = 'apply-amount';
const OFFICE = 'apply-office';
const REJECTION = 'apply-rejection';
const REASON = 'apply-reason';

const HINTS: Record<ApplicationKind, string> = {
  extension: '写明为什么按期办不完、已经做了什么。批准后市民会看到新的期限。',
  redispatch: '写明职责依据，最好写明应由哪个单位承办。',
  rejection: '写明依据和已经核实的情况。',
  exclusion: '写明为什么不应计入考核，例如：不可抗力、市民明确撤诉。',
  ratingContest: '写明评价与事实不符的地方和依据。',
};

/** The box of one kind of application. */
const applyBox =
  (kind: ApplicationKind): ComponentType<BoxProps> =>
  (props) => <ApplyBox kind={kind} {...props} />;

export const ApplyExtensionBox = applyBox('extension');
export const ApplyRedispatchBox = applyBox('redispatch');
export const ApplyRejectionBox = applyBox('rejection');
export const ApplyExclusionBox = applyBox('exclusion');
export const ContestRatingBox = applyBox('ratingContest');

const SUBMIT: Record<ApplicationKind, { words: string; consequence: string }> = {
  extension: { words: '提交延期申请', consequence: CONSEQUENCES.applyExtension },
  redispatch: { words: '提交改派申请', consequence: CONSEQUENCES.applyRedispatch },
  rejection: { words: '提交不予受理申请', consequence: CONSEQUENCES.applyRejection },
  exclusion: { words: '提交剔除申请', consequence: CONSEQUENCES.applyExclusion },
  ratingContest: { words: '提交评价申诉', consequence: CONSEQUENCES.contestRating },
};

/** What an office cannot decide itself it applies for: with its details and its reason. */
function ApplyBox({ kind, ...props }: BoxProps & { kind: ApplicationKind }) {
  const { view } = props;
  const { draft, change, refusals, ...form } = useBox<ApplyDraft>(props, {
    initial: EMPTY_APPLICATION,
    gaps: (draft) => applicationGaps(kind, draft),
    controls: { amount: AMOUNT, rejectReason: REJECTION, reason: REASON },
    send: (call, command, draft) =>
      send(caseworkApi.apply, {
        ...call,
        body: { ...command, kind, reason: draft.reason.trim(), details: detailsOf(kind, draft, extensionUnit(view)) },
      }),
  });
  const part = { draft, change };
  return (
    <BoxFrame {...props} {...form} submitWords={SUBMIT[kind].words} consequence={SUBMIT[kind].consequence}>
      {kind === 'extension' && <AmountField view={view} {...part} refusal={refusals['amount'] ?? refusals['details.extendBy']} />}
      {kind === 'redispatch' && <OfficeField {...part} refusal={refusals['details.organisationId']} />}
      {kind === 'rejection' && <RejectionField {...part} refusal={refusals['rejectReason'] ?? refusals['details.rejectReason']} />}
      <ReasonField
        id={REASON}
        label="理由"
        hint={HINTS[kind]}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        refusal={refusals['reason']}
      />
    </BoxFrame>
  );
}

interface PartProps {
  draft: ApplyDraft;
  change: (change: Partial<ApplyDraft>) => void;
  refusal: string | undefined;
}

function AmountField({ view, draft, change, refusal }: PartProps & Pick<BoxProps, 'view'>) {
  const now = useNow();
  const clock = extendedClock(view);
  return (
    <Field
      id={AMOUNT}
      label="延长多少"
      refusal={refusal}
      hint={clock && `现在应在${instantWords(clock.dueAt, now)} 前办结，从这时起往后顺延。`}
    >
      <Input
        id={AMOUNT}
        inputMode="numeric"
        value={draft.amount}
        onChange={(event) => change({ amount: event.target.value })}
        suffix={UNIT_NAMES[extensionUnit(view)]}
        maxLength={4}
        style={{ width: 200 }}
        {...refusedBy(AMOUNT, refusal)}
      />
    </Field>
  );
}

function OfficeField({ draft, change, refusal }: PartProps) {
  const offices = useLoaded('offices', async () => officeChoices(await send(casesApi.organisations, {})));
  return (
    <ChoiceField
      id={OFFICE}
      label="应由哪个单位承办（可不填）"
      choices={offices}
      value={draft.organisationId}
      onChange={(organisationId) => change({ organisationId })}
      placeholder="选择单位，可输入名称查找"
      refusal={refusal}
    />
  );
}

function RejectionField({ draft, change, refusal }: PartProps) {
  const reasons = useLoaded('reject-reasons', async () => {
    const reasons = await send(casesApi.rejectReasons, {});
    return [{ label: '', options: reasons.map(({ reason, name }) => ({ value: reason, title: name })) }];
  });
  return (
    <ChoiceField
      id={REJECTION}
      label="不予受理的情形"
      choices={reasons}
      value={draft.rejectReason}
      onChange={(rejectReason) => change({ rejectReason })}
      placeholder="选择情形，可输入文字查找"
      refusal={refusal}
    />
  );
}
