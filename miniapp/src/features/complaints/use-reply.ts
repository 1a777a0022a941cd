import { useState } from 'react';
import type { Command } from '@zsb/shared/complaint-requests';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { fieldSentence } from '../../api/messages.zh';
import type { Store } from '../../platform/store';
import { useCommand, type CommandParts } from './use-command';
import { useReplyDraft, type ReplyDraft, type ReplyDraftHandle } from './use-reply-draft';

export interface ReplyParts extends CommandParts {
  store: Store;
  rule: ReplyRule;
  send: (command: Command, draft: ReplyDraft) => Promise<ComplaintView>;
  /** The text needs mending; `id` is that of its field. */
  onFieldError: (id: string) => void;
}

export interface ReplyRule {
  /** Id of the field, and part of the name under which the draft is kept. */
  id: string;
  /** How the page calls the text. */
  name: string;
  /** Fewest characters; 0 where nothing need be written. */
  min: number;
  /** Shown when there are fewer. */
  missing: string;
}

export interface Reply {
  handle: ReplyDraftHandle;
  text: string;
  error: string | null;
  message: string | null;
  submitting: boolean;
  write: (text: string) => void;
  /** `obstacle`: why it cannot go out yet (photos under way), or null. */
  submit: (obstacle?: string | null) => void;
}

/** A text of the person on a case: supplying, appealing, withdrawing. One press, one command. */
export function useReply(parts: ReplyParts): Reply {
  const { rule } = parts;
  const handle = useReplyDraft(parts.store, `${rule.id}.${parts.complaint.id}`);
  const [error, setError] = useState<string | null>(null);
  const onDone = (view: ComplaintView): void => {
    handle.finish();
    parts.onDone(view);
  };
  const command = useCommand({ ...parts, onDone });

  const submit = (obstacle: string | null = null): void => {
    if (handle.draft.text.trim().length < rule.min) {
      setError(rule.missing);
      return parts.onFieldError(rule.id);
    }
    if (obstacle !== null) return command.say(obstacle);
    const content = { ...handle.draft, text: handle.draft.text.trim() };
    command.send((signed) => parts.send(signed, content));
  };
  const refused = command.problems.find(({ field }) => field === 'text' || field === 'reason');
  return {
    handle: { ...handle, change: (part) => (command.renew(), handle.change(part)) },
    text: handle.draft.text,
    error: error ?? (refused ? fieldSentence(refused, rule.name) : null),
    ...{ message: command.message, submitting: command.submitting, submit },
    write: (text) => {
      setError(null);
      command.renew();
      handle.change({ text });
    },
  };
}
