import { caseworkApi, type FilledTemplateView, type TemplateKind } from '@zsb/shared/casework';
import type { CaseView } from '@zsb/shared/case-views';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { Picker } from '../../ui/picker';
import { Field } from './box';

interface TemplateFieldProps {
  view: CaseView;
  kind: TemplateKind;
  /** What is written already: a template never replaces it. */
  text: string;
  onChange: (text: string) => void;
  /** The text field, where one goes on writing. */
  focusId: string;
}

/** 套用模板: puts the text of a template, filled in for this case, into the field below. Not shown where there is none. */
export function TemplateField({ view, kind, text, onChange, focusId }: TemplateFieldProps) {
  const loaded = useLoaded(`templates-${view.id}`, () => send(caseworkApi.filledTemplates, { params: { id: view.id } }));
  const templates = loaded.data?.filter((template) => template.kind === kind) ?? [];
  if (templates.length === 0) return null;
  const insert = (id: string | null) => {
    const chosen = templates.find((template) => template.id === id);
    if (!chosen) return;
    onChange(withTemplate(text, chosen.filled));
    document.getElementById(focusId)?.focus();
  };
  const id = `${focusId}-template`;
  return (
    <Field id={id} label="套用模板（可不选）">
      <Picker
        id={id}
        label="套用模板"
        groups={templateGroups(templates)}
        value={null}
        onChange={insert}
        placeholder="选择模板，内容会填到下面，可再修改"
        isInvalid={false}
        describedBy={undefined}
      />
    </Field>
  );
}

/** The text with a template below what was written before. */
export const withTemplate = (text: string, filled: string): string => (text.trim() === '' ? filled : `${text.trimEnd()}\n${filled}`);

const templateGroups = (templates: readonly FilledTemplateView[]) =>
  [
    { label: '本单位', options: templates.filter(({ isOwn }) => isOwn) },
    { label: '全市', options: templates.filter(({ isOwn }) => !isOwn) },
  ]
    .filter(({ options }) => options.length > 0)
    .map(({ label, options }) => ({ label, options: options.map(({ id, name }) => ({ value: id, title: name })) }));
