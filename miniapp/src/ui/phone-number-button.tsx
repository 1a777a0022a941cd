import type { ReactNode } from 'react';

export interface PhoneNumberButtonProps {
  className?: string;
  /** The code to trade in at the server; '' when the person refused. */
  onCode: (code: string) => void;
  children?: ReactNode;
}

/** Only WeChat can vouch for a phone number: a browser shows nothing here and uses the SMS code. */
export const PhoneNumberButton: ((props: PhoneNumberButtonProps) => React.JSX.Element) | null = null;
