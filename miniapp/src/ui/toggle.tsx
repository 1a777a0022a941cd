import { Box, PressButton } from './elements';
import './toggle.scss';

interface ToggleProps {
  id: string;
  label: string;
  /** What it means, in one sentence. */
  hint?: string;
  on: boolean;
  onChange: (on: boolean) => void;
}

/** A switch with its words; the whole row can be pressed. */
export const Toggle = ({ id, label, hint, on, onChange }: ToggleProps) => (
  <PressButton className="toggle" role="switch" checked={on} label={label} describedBy={hint && `${id}-hint`} onPress={() => onChange(!on)}>
    <Box className="toggle-words">
      <Box>{label}</Box>
      {hint && (
        <Box id={`${id}-hint`} className="toggle-hint">
          {hint}
        </Box>
      )}
    </Box>
    <Box className={on ? 'toggle-track toggle-on' : 'toggle-track'} hidden>
      <Box className="toggle-knob" />
    </Box>
  </PressButton>
);
