import { OfflineError } from '@zsb/shared/errors';
import { errorSentence } from '../api/messages.zh';
import { Sentence } from './sentence';

interface FailureProps {
  /** What was thrown; null where nothing was. */
  error: unknown;
  /** Older content is on screen: then the banner tells about the network, and this does not repeat it. */
  hasContent: boolean;
  onRetry: () => void;
}

/** Why something could not be read, with a way to try again. */
export function Failure({ error, hasContent, onRetry }: FailureProps) {
  if (error === null || (hasContent && error instanceof OfflineError)) return null;
  return (
    <div className="failure">
      <Sentence kind="error" onRetry={onRetry}>
        {errorSentence(error)}
      </Sentence>
    </div>
  );
}
