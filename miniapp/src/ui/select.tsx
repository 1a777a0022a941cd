import { FieldLabel } from './elements';
import { Icon } from './icon';
import './select.scss';

export interface SelectProps {
  id: string;
  label: string;
  /** Shown while nothing is chosen. */
  placeholder: string;
  options: { value: string; name: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
}

/** One of a list, by the browser's own picker. */
export const Select = ({ id, label, placeholder, options, value, onChange }: SelectProps) => (
  <div className="select">
    <FieldLabel htmlFor={id} className="select-label">
      {label}
    </FieldLabel>
    <select id={id} className="select-value" value={value ?? ''} onChange={(event) => onChange(event.target.value || null)}>
      <option value="">{placeholder}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.name}
        </option>
      ))}
    </select>
    <Icon name="down" size={18} />
  </div>
);
