import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { Input } from 'antd';
import { Field, refusedBy } from './box';

interface ReasonFieldProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  refusal: string | undefined;
  /** Most characters, where it is not those of a reason. */
  longest?: number;
}

/** A text that explains an act: the same field in every box. */
export function ReasonField({ id, label, hint, value, onChange, refusal, longest = COMPLAINT_LIMITS.reason }: ReasonFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} refusal={refusal}>
      <Input.TextArea
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoSize={{ minRows: 3, maxRows: 8 }}
        count={{ show: true, max: longest }}
        {...refusedBy(id, refusal)}
      />
    </Field>
  );
}
