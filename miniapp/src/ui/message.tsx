import type { ReactNode } from 'react';
import { Box, Words } from './elements';
import './message.scss';

interface MessageProps {
  kind: 'error' | 'info' | 'done';
  children: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
}

const SHAPES = { error: '■', info: '●', done: '✓' } as const;

/** A sentence across the page; errors are read out at once, the rest when there is a pause. */
export const Message = ({ kind, children, action }: MessageProps) => (
  <Box className={`message message-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
    <Words className="message-shape" hidden>
      {SHAPES[kind]}
    </Words>
    <Box className="message-words">{children}</Box>
    {action}
  </Box>
);
