import type { Loaded } from '../../platform/use-loaded';
import { findChoice, type ChoiceGroup } from '../../ui/choice-groups';
import { Failure } from '../../ui/failure';
import { Picker } from '../../ui/picker';
import { Field } from './box';

interface ChoiceFieldProps {
  id: string;
  label: string;
  choices: Pick<Loaded<ChoiceGroup[]>, 'data' | 'error' | 'reload'>;
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder: string;
  hint?: string | null;
  refusal: string | undefined;
}

/** A field over a tree that is read from the server. Below it stands the path of what is chosen. */
export function ChoiceField({ id, label, choices, value, onChange, placeholder, hint, refusal }: ChoiceFieldProps) {
  const groups = choices.data ?? [];
  const path = value === null ? null : findChoice(groups, value)?.label;
  return (
    <Field id={id} label={label} refusal={refusal} hint={hint ?? path}>
      <Picker
        id={id}
        label={label}
        groups={groups}
        value={value}
        onChange={onChange}
        placeholder={choices.data === null && choices.error === null ? '正在读取' : placeholder}
        isInvalid={refusal !== undefined}
        describedBy={refusal ? `${id}-refusal` : undefined}
      />
      <Failure error={choices.error} hasContent={choices.data !== null} onRetry={choices.reload} />
    </Field>
  );
}
