import { useState, type CSSProperties, type KeyboardEvent } from 'react';
import { choicesOf, findChoice, matchingGroups, stepped, type Choice, type ChoiceGroup } from './choice-groups';

interface PickerParts {
  groups: readonly ChoiceGroup[];
  value: string | null;
  onChange: (value: string | null) => void;
}

interface OpenList {
  /** What was typed since it opened; empty shows everything. */
  typed: string;
  active: number;
  place: CSSProperties;
}

/** The state of a combobox: closed it shows the chosen title, open it shows what is typed, and the first fit is one Enter away. */
export function usePicker({ groups, value, onChange }: PickerParts, rectangle: () => DOMRect | undefined) {
  const [list, setList] = useState<OpenList | null>(null);
  const shown = list ? matchingGroups(groups, list.typed) : [];
  const chosenTitle = value === null ? '' : (findChoice(groups, value)?.title ?? '');

  const openWith = (typed: string, active: number) =>
    setList((before) => ({ typed, active, place: before?.place ?? placeOf(rectangle()) }));
  const open = () => openWith('', indexOfValue(choicesOf(groups), value));
  const close = () => setList(null);
  const choose = ({ value }: Choice) => {
    onChange(value);
    close();
  };
  const step = (by: 1 | -1) => {
    if (list) openWith(list.typed, stepped(list.active, by, choicesOf(shown).length));
    else open();
  };
  const chooseActive = () => {
    const active = list && choicesOf(shown)[list.active];
    if (active) choose(active);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keyAct(event, list !== null, { step, close, chooseActive });
    if (!act) return;
    event.preventDefault();
    act();
  };

  return {
    isOpen: list !== null,
    shown,
    active: list?.active ?? -1,
    place: list?.place,
    text: list ? list.typed : chosenTitle,
    type: (typed: string) => openWith(typed, 0),
    open: () => list ?? open(),
    close,
    choose,
    onKeyDown,
  };
}

interface KeyActs {
  step: (by: 1 | -1) => void;
  close: () => void;
  chooseActive: () => void;
}

/** What a key does in the field; null leaves it to the browser. While the list is open Enter never sends the form. */
function keyAct({ key, nativeEvent }: KeyboardEvent, isOpen: boolean, acts: KeyActs): (() => void) | null {
  if (nativeEvent.isComposing) return null;
  if (key === 'ArrowDown') return () => acts.step(1);
  if (key === 'ArrowUp') return () => acts.step(-1);
  if (key === 'Escape' && isOpen) return acts.close;
  if (key === 'Enter' && isOpen) return acts.chooseActive;
  return null;
}

const indexOfValue = (choices: readonly Choice[], value: string | null) => choices.findIndex((choice) => choice.value === value);

const GAP = 4;
const TALLEST = 320;

/** Above or below the field, where there is more room. */
function placeOf(field: DOMRect | undefined): CSSProperties {
  if (!field) return {};
  const below = window.innerHeight - field.bottom - 4 * GAP;
  const above = field.top - 4 * GAP;
  const vertical =
    below >= Math.min(above, TALLEST)
      ? { top: field.bottom + GAP, maxHeight: Math.min(below, TALLEST) }
      : { bottom: window.innerHeight - field.top + GAP, maxHeight: Math.min(above, TALLEST) };
  return { left: field.left, minWidth: field.width, maxWidth: window.innerWidth - field.left - 4 * GAP, ...vertical };
}
