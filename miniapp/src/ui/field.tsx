import { Box, FieldLabel, Para, TextArea, TextInput, Words } from './elements';
import type { InputProps } from './element-props';
import './field.scss';

interface FieldProps extends Omit<InputProps, 'describedBy' | 'invalid' | 'label' | 'visibleLabel' | 'className'> {
  label: string;
  hint?: string;
  error?: string | null;
  /** A large field for running text, with a counter where there is a longest length. */
  large?: boolean;
}

/** A field with its label above it, an example under the label, and what is wrong in words below. */
export function Field({ label, hint, error = null, large = false, ...input }: FieldProps) {
  const describedBy = [hint && `${input.id}-hint`, error && `${input.id}-error`].filter(Boolean).join(' ') || undefined;
  const Control = large ? TextArea : TextInput;
  return (
    <Box className="field">
      <FieldLabel htmlFor={input.id} className="field-label">
        {label}
      </FieldLabel>
      {hint && (
        <Para id={`${input.id}-hint`} className="field-hint">
          {hint}
        </Para>
      )}
      <Control
        {...input}
        visibleLabel={label}
        className={large ? 'field-area' : 'field-input'}
        describedBy={describedBy}
        invalid={error !== null}
      />
      <Box className="field-below">
        <FieldError id={input.id} error={error} />
        {large && input.maxLength !== undefined && (
          <Words className="field-counter">
            {input.value.length} / {input.maxLength}
          </Words>
        )}
      </Box>
    </Box>
  );
}

/** What is wrong with a field; read out when it appears. `id` is that of the field. */
export const FieldError = ({ id, error }: { id: string; error: string | null }) => (
  <Box id={`${id}-error`} className="field-error" live="polite">
    {error}
  </Box>
);
