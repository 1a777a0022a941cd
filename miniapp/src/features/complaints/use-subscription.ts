import { useState } from 'react';

export interface SubscriptionParts {
  /** Null where none is set up. */
  template: string | null;
  /** Null in a browser. */
  ask: ((templateId: string) => Promise<boolean>) | null;
  consent: (templateId: string) => Promise<unknown>;
}

/** The offer of one progress message. Refusing leaves the offer standing; the inbox gets everything anyway. */
export function useSubscription({ template, ask, consent }: SubscriptionParts): {
  state: 'unavailable' | 'offered' | 'agreed';
  subscribe: () => void;
} {
  const [agreed, setAgreed] = useState(false);
  if (template === null || ask === null) return { state: 'unavailable', subscribe: () => undefined };
  const subscribe = async (): Promise<void> => {
    if (!(await ask(template))) return;
    await consent(template);
    setAgreed(true);
  };
  return { state: agreed ? 'agreed' : 'offered', subscribe: () => void subscribe().catch(() => undefined) };
}
