import type { CaseView } from '@zsb/shared/case-views';
import { useState } from 'react';
import { refusalOf, type Refusal } from './refusal';

interface CommandParts {
  send: () => Promise<CaseView>;
  onDone: (view: CaseView) => void;
  /** The case changed under the box: read it again, and take a new key where the old one is spent. */
  onStale: (isKeySpent: boolean) => void;
}

/** One command of a box: under way, refused, or done. A press while one is under way does nothing. */
export function useCommand({ send, onDone, onStale }: CommandParts) {
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const press = () => {
    if (isSending) return;
    setIsSending(true);
    setRefusal(null);
    send().then(onDone, (error: unknown) => {
      const refused = refusalOf(error);
      setIsSending(false);
      setRefusal(refused);
      if (refused.isStale) onStale(refused.isKeySpent);
    });
  };
  return { isSending, refusal, press };
}
