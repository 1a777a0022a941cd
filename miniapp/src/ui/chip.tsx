import { PressButton } from './elements';
import './chip.scss';

interface ChipProps {
  words: string;
  /** `radio`: one of several; `checkbox`: any of several; none: does something. */
  choice?: 'radio' | 'checkbox';
  chosen?: boolean;
  label?: string;
  onPress: () => void;
}

/** A small choice. What is chosen carries a tick as well as the colour. */
export const Chip = ({ words, choice, chosen = false, label, onPress }: ChipProps) => (
  <PressButton
    className={chosen ? 'chip chip-chosen' : 'chip'}
    role={choice}
    checked={choice === undefined ? undefined : chosen}
    label={label}
    onPress={onPress}
  >
    {chosen ? `✓ ${words}` : words}
  </PressButton>
);
