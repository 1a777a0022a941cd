import { COLOURS } from '@zsb/shared/design-tokens';
import { Box, PressButton, Words } from './elements';
import { FieldError } from './field';
import { Icon } from './icon';
import './check-box.scss';

interface CheckBoxProps {
  id: string;
  label: string;
  /** Id of the text that says what ticking means. */
  describedBy?: string;
  error?: string | null;
  ticked: boolean;
  onChange: (ticked: boolean) => void;
}

/** A box to tick, with its words; the whole row can be pressed. */
export const CheckBox = ({ id, label, describedBy, error = null, ticked, onChange }: CheckBoxProps) => (
  <Box className="check">
    <PressButton
      id={id}
      className="check-row"
      role="checkbox"
      checked={ticked}
      describedBy={[describedBy, error !== null && `${id}-error`].filter(Boolean).join(' ') || undefined}
      onPress={() => onChange(!ticked)}
    >
      <Box className={`check-square ${ticked ? 'check-ticked' : error !== null ? 'check-wrong' : ''}`} hidden>
        {ticked && <Icon name="check" size={18} colour={COLOURS.surface} />}
      </Box>
      <Words className="check-words">{label}</Words>
    </PressButton>
    <FieldError id={id} error={error} />
  </Box>
);
