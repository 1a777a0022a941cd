import { useEffect, useState, type ReactNode } from 'react';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { showField } from '../../../platform/show-field';
import { MainAction, SideAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Box, Para } from '../../../ui/elements';
import { Field } from '../../../ui/field';
import { Message } from '../../../ui/message';
import type { Reply } from '../use-reply';
import './reply-box.scss';

interface ReplyBoxProps {
  /** Id of the text field. */
  id: string;
  title: string;
  /** What follows, in one sentence. */
  consequence: string;
  label: string;
  reply: Reply;
  /** The press that does it, and the same while it is under way. */
  action: string;
  /** The press that leaves everything as it is. */
  leave: string;
  /** What opens the box. */
  opener: (open: () => void) => ReactNode;
}

/** An act that is asked about once: a quiet opener, then one box with the consequence, the words and the press. */
export function ReplyBox({ id, title, consequence, label, reply, action, leave, opener }: ReplyBoxProps) {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (open) showField(`${id}-box`);
  }, [open, id]);
  if (!open) return <>{opener(() => setOpen(true))}</>;
  return (
    <Box id={`${id}-box`} role="group" label={title} focusable>
      <Card title={title}>
        <Para className="reply-consequence">{consequence}</Para>
        <Field
          id={id}
          large
          label={label}
          value={reply.text}
          maxLength={COMPLAINT_LIMITS.reason}
          error={reply.error}
          onChange={reply.write}
        />
        {reply.message && <Message kind="error">{reply.message}</Message>}
        <MainAction busy={reply.submitting} onPress={() => reply.submit()}>
          {reply.submitting ? '正在提交' : action}
        </MainAction>
        <Box className="reply-leave">
          <SideAction onPress={() => setOpen(false)}>{leave}</SideAction>
        </Box>
      </Card>
    </Box>
  );
}
