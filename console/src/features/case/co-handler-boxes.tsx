import { caseworkApi } from '@zsb/shared/casework';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import type { OrganisationId } from '@zsb/shared/ids';
import { send, useSession } from '../../api/client';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { OfficeBox } from './office-box';
import { RadioField, radioId } from './radio-field';
import { ReasonField } from './reason-field';
import { wordsGap } from './reason-rules';
import { useBox } from './use-box';

/** 请单位协办: which office helps, and with what. */
export const AddCoHandlerBox = (props: BoxProps) => (
  <OfficeBox
    props={props}
    parts={{
      office: { id: 'co-handler-office', label: '协办单位', please: '请选择协办单位。' },
      words: {
        id: 'co-handler-request',
        label: '请对方协助做什么',
        hint: '协办单位会看到原文，市民看不到。',
        longest: COMPLAINT_LIMITS.note,
        name: 'text',
        gap: (text) => wordsGap(text, '请写明请对方协助做什么。'),
      },
      submitWords: (office) => (office ? `请${office}协办` : '发出协办请求'),
      consequence: CONSEQUENCES.addCoHandler,
      send: (call, command, draft) => send(caseworkApi.addCoHandler, { ...call, body: { ...command, ...draft } }),
    }}
  />
);

const OWN = 'co-handling-office';
const TEXT = 'co-handling-text';

/** 协办反馈: what the helping office found and did. */
export function AnswerCoHandlingBox(props: BoxProps) {
  const open = props.view.coHandlers.filter(({ answeredAt }) => answeredAt === null);
  const own = useSession()?.staff.organisation?.id;
  const first = open.find(({ organisationId }) => organisationId === own) ?? (open.length === 1 ? open[0] : undefined);
  const { draft, change, refusals, ...form } = useBox<{ organisationId: string | null; text: string }>(props, {
    initial: { organisationId: first?.organisationId ?? null, text: '' },
    gaps: ({ organisationId, text }) => ({
      organisationId: organisationId === null ? '请选择代表哪个单位反馈。' : null,
      text: wordsGap(text, '请写明协办的情况和结果。'),
    }),
    controls: { organisationId: radioId(OWN, open[0]?.organisationId ?? ''), text: TEXT },
    send: (call, command, { organisationId, text }) =>
      send(caseworkApi.answerCoHandling, {
        ...call,
        body: { ...command, organisationId: organisationId as OrganisationId, text: text.trim() },
      }),
  });
  const asked = open.find(({ organisationId }) => organisationId === draft.organisationId);
  return (
    <BoxFrame {...props} {...form} submitWords="提交协办反馈" consequence={CONSEQUENCES.answerCoHandling}>
      {open.length > 1 && (
        <RadioField<string>
          id={OWN}
          legend="反馈单位"
          choices={open.map(({ organisationId, organisation }) => ({ value: organisationId, name: organisation }))}
          value={draft.organisationId}
          onChange={(organisationId) => change({ organisationId })}
          refusal={refusals['organisationId']}
        />
      )}
      {asked && <p className="words draft">主办单位请您协助：{asked.request}</p>}
      <ReasonField
        id={TEXT}
        label="协办情况和结果"
        hint="主办单位会看到，由主办单位答复市民。"
        value={draft.text}
        onChange={(text) => change({ text })}
        longest={COMPLAINT_LIMITS.note}
        refusal={refusals['text']}
      />
    </BoxFrame>
  );
}
