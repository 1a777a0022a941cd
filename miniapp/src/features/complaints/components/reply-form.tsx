import { useEffect, type ReactNode } from 'react';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { showField } from '../../../platform/show-field';
import { MainAction, SideAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Para } from '../../../ui/elements';
import { Field } from '../../../ui/field';
import { Message } from '../../../ui/message';
import type { Reply } from '../use-reply';
import './reply-form.scss';

export interface ReplyFormProps {
  /** Id of the text field. */
  id: string;
  title: string;
  /** What follows, in one sentence. */
  consequence: string;
  label: string;
  reply: Reply;
  /** Longest text. */
  maxLength?: number;
  /** Between the words and the press: photos. */
  children?: ReactNode;
  /** The press that does it. */
  action: string;
  onSubmit?: () => void;
  /** The press that leaves everything as it is. */
  leave: string;
  onLeave: () => void;
}

/** One act on a case: its consequence, the words, the press that does it and the one that leaves it. Comes into view when it opens. */
export function ReplyForm({ id, title, consequence, label, reply, maxLength, children, ...rest }: ReplyFormProps) {
  useEffect(() => showField(`${id}-box`), [id]);
  return (
    <Box id={`${id}-box`} role="group" label={title} focusable>
      <Card title={title}>
        <Para className="reply-consequence">{consequence}</Para>
        <Field
          id={id}
          large
          label={label}
          value={reply.text}
          maxLength={maxLength ?? COMPLAINT_LIMITS.reason}
          error={reply.error}
          onChange={reply.write}
        />
        {children}
        {reply.message && <Message kind="error">{reply.message}</Message>}
        <MainAction busy={reply.submitting} onPress={rest.onSubmit ?? (() => reply.submit())}>
          {reply.submitting ? '正在提交' : rest.action}
        </MainAction>
        <Box className="reply-leave">
          <SideAction onPress={rest.onLeave}>{rest.leave}</SideAction>
        </Box>
      </Card>
    </Box>
  );
}
