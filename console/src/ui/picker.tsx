import { useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { choicesOf, type Choice, type ChoiceGroup } from './choice-groups';
import './picker.css';
import { usePicker } from './use-picker';

export interface PickerProps {
  id: string;
  label: string;
  groups: readonly ChoiceGroup[];
  value: string | null;
  onChange: (value: string | null) => void;
  placeholder: string;
  isInvalid: boolean;
  describedBy: string | undefined;
}

/**
 * A combobox over the leaves of a tree: type and press Enter, or open it and look through the branches. Written by us because the
 * tree select of Ant Design neither names its active option to screen readers nor finds a leaf below a branch that cannot be chosen.
 */
export function Picker(props: PickerProps) {
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const picker = usePicker(props, () => input.current?.getBoundingClientRect());
  const choices = choicesOf(picker.shown);
  const optionId = (choice: Choice) => `${listId}-${choice.value ?? 'none'}`;
  const active = choices[picker.active];
  return (
    <>
      <span className="picker-field">
        <input
          ref={input}
          id={props.id}
          className="picker"
          role="combobox"
          autoComplete="off"
          aria-autocomplete="list"
          aria-expanded={picker.isOpen}
          aria-controls={picker.isOpen ? listId : undefined}
          aria-activedescendant={picker.isOpen && active ? optionId(active) : undefined}
          aria-invalid={props.isInvalid}
          aria-describedby={props.describedBy}
          placeholder={props.placeholder}
          value={picker.text}
          onChange={(event) => picker.type(event.target.value)}
          onClick={picker.open}
          onKeyDown={picker.onKeyDown}
          onBlur={picker.close}
        />
      </span>
      {picker.isOpen &&
        createPortal(
          <div id={listId} className="picker__list" role="listbox" aria-label={props.label} style={picker.place}>
            <Groups shown={picker.shown} active={active} value={props.value} optionId={optionId} onChoose={picker.choose} />
          </div>,
          document.querySelector('main') ?? document.body,
        )}
    </>
  );
}

interface GroupsProps {
  shown: readonly ChoiceGroup[];
  active: Choice | undefined;
  value: string | null;
  optionId: (choice: Choice) => string;
  onChoose: (choice: Choice) => void;
}

function Groups({ shown, ...props }: GroupsProps) {
  if (shown.length === 0) return <div className="picker__none">没有匹配的名称，换个词试试。</div>;
  return shown.map((group) => <Group key={group.label} group={group} {...props} />);
}

function Group({ group, active, value, optionId, onChoose }: Omit<GroupsProps, 'shown'> & { group: ChoiceGroup }) {
  return (
    <div role="group" aria-label={group.label || undefined}>
      {group.label && (
        <div className="picker__branch" aria-hidden="true">
          {group.label}
        </div>
      )}
      {group.options.map((choice) => (
        <div
          key={choice.value}
          id={optionId(choice)}
          ref={choice === active ? keepInView : undefined}
          className={choice === active ? 'picker__option picker__option--active' : 'picker__option'}
          role="option"
          aria-selected={choice.value === value}
          // The focus stays in the field: losing it would close the list before the click arrives.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
        >
          {choice.title}
        </div>
      ))}
    </div>
  );
}

const keepInView = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' });
