import { Button } from '@tarojs/components';
import type { PhoneNumberButtonProps } from './phone-number-button';

/** Asks WeChat for the phone number of the person, on the tap. */
export const PhoneNumberButton: ((props: PhoneNumberButtonProps) => React.JSX.Element) | null = ({ className = '', onCode, children }) => (
  <Button
    className={`button ${className}`}
    hoverClass="pressed"
    openType="getPhoneNumber"
    onGetPhoneNumber={(event) => onCode(event.detail.code ?? '')}
  >
    {children}
  </Button>
);
