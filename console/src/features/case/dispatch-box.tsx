import { catalogueApi } from '@zsb/shared/catalogue';
import type { CaseView } from '@zsb/shared/case-views';
import { casesApi } from '@zsb/shared/complaints-api';
import type { OrganisationId } from '@zsb/shared/ids';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { findChoice } from '../../ui/choice-groups';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { ChoiceField } from './choice-field';
import { categoryChoices, officeChoices } from './choices';
import { noteGap, NoteField } from './note-field';
import { useBox } from './use-box';

const OFFICE_ID = 'dispatch-office';
const NOTE_ID = 'dispatch-note';

interface DispatchDraft {
  organisationId: string | null;
  categoryCode: string | null;
  note: string;
}

/** 派单: the office the rules suggest is chosen already; the dispatcher confirms or corrects. */
export function DispatchBox(props: BoxProps) {
  const { view } = props;
  const offices = useLoaded('offices', async () => officeChoices(await send(casesApi.organisations, {})));
  const { draft, change, refusals, ...form } = useBox<DispatchDraft>(props, {
    initial: firstDraft(view),
    gaps: ({ organisationId, note }) => ({
      organisationId: organisationId === null ? '请选择承办单位。' : null,
      note: noteGap(note),
    }),
    controls: { organisationId: OFFICE_ID, note: NOTE_ID },
    send: (call, command, draft) => send(casesApi.dispatch, { ...call, body: { ...command, ...bodyOf(draft) } }),
  });
  const office = draft.organisationId === null ? null : (findChoice(offices.data ?? [], draft.organisationId)?.title ?? null);
  const isSuggestion = draft.organisationId !== null && draft.organisationId === view.suggestedOffice?.id;
  return (
    <BoxFrame {...props} {...form} submitWords={office ? `派给${office}` : '派单'} consequence={CONSEQUENCES.dispatch(office, view)}>
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
      <NoteField
        id={NOTE_ID}
        label="给承办单位的说明（可不填）"
        value={draft.note}
        onChange={(note) => change({ note })}
        refusal={noteGap(draft.note) ?? refusals['note']}
      />
    </BoxFrame>
  );
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
