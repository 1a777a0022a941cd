import { Button } from 'antd';
import type { ReactNode } from 'react';

interface SentenceProps {
  kind: 'error' | 'done' | 'hint';
  children: ReactNode;
  /** Offers “重试”. */
  onRetry?: () => void;
}

/** One sentence in a box: what went wrong, what was done, what to know. Read aloud when it appears. */
export function Sentence({ kind, children, onRetry }: SentenceProps) {
  return (
    <div className={`sentence sentence--${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <span>{children}</span>
      {onRetry && (
        <Button size="small" onClick={onRetry}>
          重试
        </Button>
      )}
    </div>
  );
}
