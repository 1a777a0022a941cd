import { Radio } from 'antd';

interface RadioFieldProps<Value extends string> {
  id: string;
  legend: string;
  choices: readonly { value: Value; name: string }[];
  value: Value | null;
  onChange: (value: Value) => void;
  refusal: string | undefined;
}

/** The id of one choice, for putting the focus there. */
export const radioId = (id: string, value: string): string => `${id}-${value}`;

/** One of a few, all in sight. */
export function RadioField<Value extends string>({ id, legend, choices, value, onChange, refusal }: RadioFieldProps<Value>) {
  return (
    <fieldset className="field" aria-describedby={refusal ? `${id}-refusal` : undefined}>
      <legend>{legend}</legend>
      <div className="choices">
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            id={radioId(id, choice.value)}
            name={id}
            checked={value === choice.value}
            onChange={() => onChange(choice.value)}
          >
            {choice.name}
          </Radio>
        ))}
      </div>
      {refusal && (
        <p id={`${id}-refusal`} className="field__refusal">
          {refusal}
        </p>
      )}
    </fieldset>
  );
}
