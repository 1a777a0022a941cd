import { catalogueApi } from '@zsb/shared/catalogue';
import { casesApi, COMPLAINT_LIMITS, type CaseView } from '@zsb/shared/complaints';
import type { OrganisationId } from '@zsb/shared/ids';
import { Input } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { findChoice } from '../../ui/choice-groups';
import { BoxFrame, Field, refusedBy, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { ChoiceField } from './choice-field';
import { categoryChoices, officeChoices } from './choices';
import { useCommand } from './use-command';
import { draftKey, useDraft } from './use-draft';

const OFFICE_ID = 'dispatch-office';

interface DispatchDraft {
  organisationId: string | null;
  categoryCode: string | null;
  note: string;
}

/** 派单: the office the rules suggest is chosen already; the dispatcher confirms or corrects. */
export function DispatchBox(props: BoxProps) {
  const { view, box, onClose } = props;
  const { offices, office, draft, change, command, submit, refusals } = useDispatchBox(props);
  const isSuggestion = draft.organisationId !== null && draft.organisationId === view.suggestedOffice?.id;
  return (
    <BoxFrame
      view={view}
      box={box}
      onClose={onClose}
      submitWords={office ? `派给${office.title}` : '派单'}
      consequence={CONSEQUENCES.dispatch(office?.title ?? null)}
      refusal={command.refusal}
      isSending={command.isSending}
      onSubmit={submit}
    >
      <div className="box__pair">
        <ChoiceField
          id={OFFICE_ID}
          label="承办单位"
          choices={offices}
          value={draft.organisationId}
          onChange={(organisationId) => change({ organisationId })}
          placeholder="选择单位，可输入名称查找"
          hint={isSuggestion && view.suggestionReason ? `建议：${view.suggestionReason}` : null}
          refusal={refusals['organisationId']}
        />
        <CategoryField view={view} draft={draft} onChange={change} refusal={refusals['categoryCode']} />
      </div>
      <NoteField draft={draft} onChange={change} refusal={refusals['note']} />
    </BoxFrame>
  );
}

function useDispatchBox({ view, box, staffId, onDone, onStale }: BoxProps) {
  const offices = useLoaded('offices', async () => officeChoices(await send(casesApi.organisations, {})));
  const { draft, change, discard } = useDraft<DispatchDraft>(draftKey('dispatch', staffId, view.id), firstDraft(view));
  const [wasPressed, setWasPressed] = useState(false);
  const command = useCommand({
    send: () =>
      send(casesApi.dispatch, { params: { id: view.id }, body: { ...bodyOf(draft), commandKey: box.commandKey, version: view.version } }),
    onDone: (dispatched) => {
      discard();
      onDone(dispatched);
    },
    onStale,
  });
  const isOfficeMissing = draft.organisationId === null;
  const submit = () => {
    setWasPressed(true);
    if (isOfficeMissing) document.getElementById(OFFICE_ID)?.focus();
    else if (draft.note.length <= COMPLAINT_LIMITS.note) command.press();
  };
  const office = draft.organisationId === null ? undefined : (findChoice(offices.data ?? [], draft.organisationId) ?? undefined);
  const refusals: Record<string, string> = { ...command.refusal?.fields };
  if (wasPressed && isOfficeMissing) refusals['organisationId'] = '请选择承办单位。';
  return { offices, office, draft, change, command, submit, refusals };
}

const firstDraft = ({ suggestedOffice }: CaseView): DispatchDraft => ({
  organisationId: suggestedOffice?.id ?? null,
  categoryCode: null,
  note: '',
});

const bodyOf = ({ organisationId, categoryCode, note }: DispatchDraft) => ({
  organisationId: organisationId as OrganisationId,
  categoryCode,
  note: note.trim(),
});

interface PartProps {
  draft: DispatchDraft;
  onChange: (change: Partial<DispatchDraft>) => void;
  refusal: string | undefined;
}

function CategoryField({ view, draft, onChange, refusal }: PartProps & { view: CaseView }) {
  const unchanged = `不改，仍为${view.categoryPath.join(' › ')}`;
  const categories = useLoaded('categories', async () => [
    { label: '', options: [{ value: null, title: unchanged }] },
    ...categoryChoices(await send(catalogueApi.categories, {})),
  ]);
  return (
    <ChoiceField
      id="dispatch-category"
      label="更正分类（可不填）"
      choices={categories}
      value={draft.categoryCode}
      onChange={(categoryCode) => onChange({ categoryCode })}
      placeholder={unchanged}
      refusal={refusal}
    />
  );
}

function NoteField({ draft, onChange, refusal }: PartProps) {
  const over = draft.note.length - COMPLAINT_LIMITS.note;
  const shown = over > 0 ? `最多写 ${COMPLAINT_LIMITS.note} 个字，现在多了 ${over} 个。` : refusal;
  return (
    <Field id="dispatch-note" label="给承办单位的说明（可不填）" refusal={shown}>
      <Input.TextArea
        id="dispatch-note"
        value={draft.note}
        onChange={(event) => onChange({ note: event.target.value })}
        autoSize={{ minRows: 1, maxRows: 5 }}
        {...refusedBy('dispatch-note', shown)}
      />
    </Field>
  );
}
