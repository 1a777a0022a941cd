import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { Input } from 'antd';
import { Field, refusedBy } from './box';

interface NoteFieldProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  refusal: string | undefined;
}

/** A remark that may be left empty. */
export function NoteField({ id, label, hint, value, onChange, refusal }: NoteFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} refusal={refusal}>
      <Input.TextArea
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoSize={{ minRows: 1, maxRows: 5 }}
        {...refusedBy(id, refusal)}
      />
    </Field>
  );
}

/** What is wrong with a remark, or null: it can only be too long. */
export function noteGap(note: string): string | null {
  const over = note.length - COMPLAINT_LIMITS.note;
  return over > 0 ? `最多写 ${COMPLAINT_LIMITS.note} 个字，现在多了 ${over} 个。` : null;
}
