/** What WeChat asks before it hands over something personal; the base library waits for `resolve`. */
export interface PrivacyQuestion {
  /** The function or button that wants it: `chooseLocation`, `chooseMedia`, `button.getPhoneNumber`. */
  referrer: string;
  resolve: (answer: PrivacyAnswer) => void;
}
export interface PrivacyAnswer {
  event: 'exposureAuthorization' | 'agree' | 'disagree';
  /** The pressed button, which must have `open-type="agreePrivacyAuthorization"`: WeChat checks that it was pressed. */
  buttonId?: string;
}

/** Id of the button that agrees. */
export const AGREE_BUTTON = 'privacy-agree';

export interface PrivacyQuestions {
  /** The one to be answered now; null when there is none. */
  current: () => PrivacyQuestion | null;
  ask: (question: PrivacyQuestion) => void;
  answer: (event: 'agree' | 'disagree') => void;
  subscribe: (listener: () => void) => () => void;
}

/** Questions that wait for the person. The agreement is one: an answer answers all that are open. */
export function createPrivacyQuestions(): PrivacyQuestions {
  const listeners = new Set<() => void>();
  let open: PrivacyQuestion[] = [];
  const change = (next: PrivacyQuestion[]): void => {
    open = next;
    listeners.forEach((listener) => listener());
  };
  return {
    current: () => open[0] ?? null,
    ask: (question) => {
      question.resolve({ event: 'exposureAuthorization' });
      change([...open, question]);
    },
    answer: (event) => {
      const answered = open;
      change([]);
      answered.forEach(({ resolve }) => resolve(event === 'agree' ? { event, buttonId: AGREE_BUTTON } : { event }));
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
