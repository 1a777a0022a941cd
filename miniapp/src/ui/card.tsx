import type { ReactNode } from 'react';
import { Box, Heading } from './elements';
import './card.scss';

interface CardProps {
  title?: string;
  /** At the right of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A surface with a line around it. */
export const Card = ({ title, aside, children }: CardProps) => (
  <Box className="card">
    {title && (
      <Box className="card-head">
        <Heading level={2} className="card-title">
          {title}
        </Heading>
        {aside}
      </Box>
    )}
    {children}
  </Box>
);
