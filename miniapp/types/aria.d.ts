import type { BaseTouchEvent, ITouchEvent } from '@tarojs/components/types/common';

// Kept in the mini-program's templates by config/aria; Taro's own types do not know them.
declare module '@tarojs/components/types/common' {
  // The parameters repeat those of the interface that is being added to.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars
  interface StandardProps<T = any, TouchEvent extends BaseTouchEvent<any> = ITouchEvent> {
    ariaLabel?: string;
    ariaRole?: string;
    ariaHidden?: boolean;
    ariaChecked?: boolean;
    ariaDisabled?: boolean;
    ariaLive?: 'polite' | 'assertive';
  }
}
