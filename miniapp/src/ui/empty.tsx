import type { ReactNode } from 'react';
import { Box, Heading, Para } from './elements';
import { Icon } from './icon';
import type { IconName } from './icon-paths';
import './empty.scss';

interface EmptyProps {
  icon: IconName;
  title: string;
  /** What would be here, and where to begin. */
  words: string;
  children?: ReactNode;
}

/** Nothing here yet: says what belongs here and how to begin. */
export const Empty = ({ icon, title, words, children }: EmptyProps) => (
  <Box className="empty">
    <Icon name={icon} size={48} />
    <Heading level={2} className="empty-title">
      {title}
    </Heading>
    <Para className="empty-words">{words}</Para>
    {children}
  </Box>
);
