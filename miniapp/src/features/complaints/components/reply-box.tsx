import { useState, type ReactNode } from 'react';
import { ReplyForm, type ReplyFormProps } from './reply-form';
import './reply-box.scss';

interface ReplyBoxProps extends Omit<ReplyFormProps, 'onLeave'> {
  /** What opens the box. */
  opener: (open: () => void) => ReactNode;
}

/** An act that is asked about once: a quiet opener, then one box with the consequence, the words and the press. */
export function ReplyBox({ opener, ...form }: ReplyBoxProps) {
  const [open, setOpen] = useState(false);
  return open ? <ReplyForm {...form} onLeave={() => setOpen(false)} /> : <>{opener(() => setOpen(true))}</>;
}
