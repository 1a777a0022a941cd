import type { CaseView } from '@zsb/shared/case-views';
import type { Command } from '@zsb/shared/complaint-requests';
import { casesApi } from '@zsb/shared/complaints-api';
import type { ComplaintId, OrganisationId } from '@zsb/shared/ids';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { findChoice } from '../../ui/choice-groups';
import { BoxFrame, type BoxProps } from './box';
import { ChoiceField } from './choice-field';
import { officeChoices } from './choices';
import { ReasonField } from './reason-field';
import { useBox } from './use-box';

interface OfficeBoxParts {
  office: { id: string; label: string; please: string };
  /** `name`: of the text in the request. */
  words: { id: string; label: string; hint: string; longest: number; name: 'text' | 'reason'; gap: (text: string) => string | null };
  submitWords: (office: string | null) => string;
  consequence: (office: string | null) => string;
  send: (
    call: { params: { id: ComplaintId } },
    command: Command,
    draft: { organisationId: OrganisationId; text: string },
  ) => Promise<CaseView>;
}

/** A box that asks for an office and a text to it. */
export function OfficeBox({ props, parts }: { props: BoxProps; parts: OfficeBoxParts }) {
  const { office, words } = parts;
  const offices = useLoaded('offices', async () => officeChoices(await send(casesApi.organisations, {})));
  const { draft, change, refusals, ...form } = useBox(props, {
    initial: { organisationId: null as string | null, text: '' },
    gaps: ({ organisationId, text }) => ({
      organisationId: organisationId === null ? office.please : null,
      text: words.gap(text),
    }),
    controls: { organisationId: office.id, text: words.id },
    send: (call, command, { organisationId, text }) =>
      parts.send(call, command, { organisationId: organisationId as OrganisationId, text: text.trim() }),
  });
  const chosen = draft.organisationId === null ? null : (findChoice(offices.data ?? [], draft.organisationId)?.title ?? null);
  return (
    <BoxFrame {...props} {...form} submitWords={parts.submitWords(chosen)} consequence={parts.consequence(chosen)}>
      <ChoiceField
        id={office.id}
        label={office.label}
        choices={offices}
        value={draft.organisationId}
        onChange={(organisationId) => change({ organisationId })}
        placeholder="选择单位，可输入名称查找"
        refusal={refusals['organisationId']}
      />
      <ReasonField
        id={words.id}
        label={words.label}
        hint={words.hint}
        value={draft.text}
        onChange={(text) => change({ text })}
        longest={words.longest}
        refusal={refusals['text'] ?? refusals[words.name]}
      />
    </BoxFrame>
  );
}
