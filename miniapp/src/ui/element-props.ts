import type { ReactNode } from 'react';

/** What the two sets of elements (elements.tsx for browsers, elements.weapp.tsx for the mini-program) agree on. */
export interface BoxProps {
  id?: string;
  className?: string;
  role?: 'group' | 'radiogroup' | 'status' | 'alert' | 'region' | 'progressbar';
  label?: string;
  /** Id of the element that names this one. */
  labelledBy?: string;
  live?: 'polite' | 'assertive';
  hidden?: boolean;
  busy?: boolean;
  /** The focus may be sent here (not by the tab key). */
  focusable?: boolean;
  children?: ReactNode;
}

export interface ButtonProps {
  id?: string;
  className?: string;
  /** Read out in place of the content where the content is not words. */
  label?: string;
  disabled?: boolean;
  /** A choice among several: radio and checkbox carry `checked`, a toggle `pressed`. */
  role?: 'radio' | 'checkbox' | 'switch';
  checked?: boolean;
  pressed?: boolean;
  expanded?: boolean;
  busy?: boolean;
  describedBy?: string;
  submits?: boolean;
  onPress?: () => void;
  children?: ReactNode;
}

export interface InputProps {
  id: string;
  value: string;
  onChange: (text: string) => void;
  onBlur?: () => void;
  /**
   * `tel`: number keyboard; takes pasted +86 and blanks. `code`: number keyboard, offers the code of a fresh SMS. `number`: digits and a point. `name`: of the person. `id-card`: digits and X.
   * `document`: of any country; no device offers to remember either of the two. */
  kind?: 'text' | 'tel' | 'code' | 'search' | 'number' | 'name' | 'id-card' | 'document';
  placeholder?: string;
  maxLength?: number;
  invalid?: boolean;
  describedBy?: string;
  /** Where no visible label stands beside it. */
  label?: string;
  /** What the visible label beside it says: the mini-program has no label elements to tie the two. */
  visibleLabel?: string;
  className?: string;
  disabled?: boolean;
}

export interface PictureProps {
  src: string;
  /** '' for decoration. */
  alt: string;
  className?: string;
  /** It cannot be shown (address run out, no network). */
  onBroken?: () => void;
}
