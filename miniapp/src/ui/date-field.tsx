import { FieldLabel } from './elements';
import { FieldError } from './field';
import './field.scss';

export interface DateFieldProps {
  id: string;
  label: string;
  /** `YYYY-MM-DD`, or '' while none is chosen. */
  value: string;
  error: string | null;
  onChange: (value: string) => void;
}

/** A day, by the browser's own calendar. */
export const DateField = ({ id, label, value, error, onChange }: DateFieldProps) => (
  <div className="field">
    <FieldLabel htmlFor={id} className="field-label">
      {label}
    </FieldLabel>
    <input
      id={id}
      type="date"
      className="input field-input"
      value={value}
      aria-invalid={error !== null}
      aria-describedby={error === null ? undefined : `${id}-error`}
      onChange={(event) => onChange(event.target.value)}
    />
    <div className="field-below">
      <FieldError id={id} error={error} />
    </div>
  </div>
);
