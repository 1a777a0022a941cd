import { Box, PressButton, Words } from './elements';
import './option.scss';

interface OptionProps {
  title: string;
  /** What follows from choosing it, in one sentence. */
  words: string;
  chosen: boolean;
  onPress: () => void;
}

/** One of several ways on, each with its consequence. What is chosen carries a tick as well as the colour. */
export const Option = ({ title, words, chosen, onPress }: OptionProps) => (
  <PressButton className={chosen ? 'option option-chosen' : 'option'} role="radio" checked={chosen} onPress={onPress}>
    <Box className="option-title">
      {chosen && <Words hidden>✓ </Words>}
      {title}
    </Box>
    <Box className="option-words">{words}</Box>
  </PressButton>
);
