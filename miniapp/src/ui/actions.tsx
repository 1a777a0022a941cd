import type { ReactNode } from 'react';
import { PressButton } from './elements';
import type { ButtonProps } from './element-props';
import './actions.scss';

interface ActionProps extends Pick<ButtonProps, 'onPress' | 'disabled' | 'busy' | 'submits' | 'label' | 'describedBy'> {
  children: ReactNode;
}

/** The one main action of a screen: full width, says what it does. While busy it turns and takes no second press. */
export const MainAction = ({ children, busy = false, onPress, ...rest }: ActionProps) => (
  <PressButton {...rest} className={busy ? 'main-action busy' : 'main-action'} busy={busy} onPress={busy ? undefined : onPress}>
    {children}
  </PressButton>
);

/** Everything else that can be done: an outlined button. */
export const SideAction = ({ children, onPress, ...rest }: ActionProps) => (
  <PressButton {...rest} className="side-action" onPress={onPress}>
    {children}
  </PressButton>
);

/** A quiet action in running content. */
export const TextAction = ({ children, onPress, ...rest }: ActionProps) => (
  <PressButton {...rest} className="text-action" onPress={onPress}>
    {children}
  </PressButton>
);
