import { TARGET_UNITS } from '@zsb/shared/targets';
import { UNIT_NAMES } from '../../ui/target-words';

/** Also while the number is missing. */
const BEING_WRITTEN = new RegExp(`^(\\d*)(${TARGET_UNITS.join('|')})$`);

interface TargetInputProps {
  id: string;
  /** What it is the time limit of, for whoever cannot see the table. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  refusal: string | undefined;
}

/** A time limit as a number and a unit; kept as it is written in a policy, also while the number is missing. */
export function TargetInput({ id, label, value, onChange, refusal }: TargetInputProps) {
  const [, amount = '', unit = 'wd'] = BEING_WRITTEN.exec(value) ?? [];
  return (
    <div>
      <span className="target">
        <input
          id={id}
          className="control target__amount"
          inputMode="numeric"
          maxLength={4}
          value={amount}
          aria-label={`${label}，数量`}
          aria-invalid={refusal !== undefined}
          aria-describedby={refusal ? `${id}-refusal` : undefined}
          onChange={(event) => onChange(`${event.target.value.normalize('NFKC').replace(/\D/g, '')}${unit}`)}
        />
        <select
          className="control"
          value={unit}
          aria-label={`${label}，单位`}
          onChange={(event) => onChange(`${amount}${event.target.value}`)}
        >
          {TARGET_UNITS.map((one) => (
            <option key={one} value={one}>
              {UNIT_NAMES[one]}
            </option>
          ))}
        </select>
      </span>
      {refusal && (
        <p id={`${id}-refusal`} className="field__refusal">
          {refusal}
        </p>
      )}
    </div>
  );
}
