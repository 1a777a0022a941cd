import { useRef, useState } from 'react';
import type { Command } from '@zsb/shared/complaint-requests';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { ProblemError, type FieldProblem } from '@zsb/shared/errors';
import type { CommandKey } from '@zsb/shared/ids';
import { loginNeededFor, sentenceFor, type LoginStep } from '../../api/messages.zh';

export interface CommandParts {
  /** The case as the page shows it. */
  complaint: Pick<ComplaintView, 'id' | 'version'>;
  newKey: () => string;
  /** What the server answered: the case as it is now. */
  onDone: (complaint: ComplaintView) => void;
  /** Somebody else moved the case: read it again. */
  onChangedMeanwhile: () => void;
  onLoginNeeded: (page: LoginStep) => void;
}

export interface CommandHandle {
  /** A sentence about the whole form. */
  message: string | null;
  /** What the server says of single fields. */
  problems: FieldProblem[];
  submitting: boolean;
  /** Sends once however often it is pressed; a retry of the same content carries the same key. */
  send: (attempt: (command: Command) => Promise<ComplaintView>) => void;
  /** The content changed: what is sent next is another command. */
  renew: () => void;
  say: (message: string) => void;
}

/** One command on a case: its key, the version that was on the screen, and what a refusal means. Nothing written is ever dropped here. */
export function useCommand(parts: CommandParts): CommandHandle {
  const [said, setSaid] = useState<Said>(SILENT);
  const [submitting, setSubmitting] = useState(false);
  const busy = useRef(false); // state arrives a render late: a second press would slip through
  const key = useRef<CommandKey | null>(null);

  function refused(error: unknown): void {
    setSaid({ message: sentenceFor(error), problems: error instanceof ProblemError ? error.problem.fields : [] });
    const login = loginNeededFor(error);
    if (login !== null) parts.onLoginNeeded(login);
    if (!(error instanceof ProblemError) || error.problem.status !== 409) return;
    key.current = null;
    parts.onChangedMeanwhile();
  }
  async function run(attempt: (command: Command) => Promise<ComplaintView>): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setSubmitting(true);
    setSaid(SILENT);
    key.current ??= parts.newKey() as CommandKey;
    try {
      parts.onDone(await attempt({ commandKey: key.current, version: parts.complaint.version }));
      key.current = null;
    } catch (error) {
      refused(error);
    } finally {
      busy.current = false;
      setSubmitting(false);
    }
  }
  return {
    ...said,
    submitting,
    send: (attempt) => void run(attempt),
    renew: () => {
      key.current = null;
      setSaid(SILENT);
    },
    say: (message) => setSaid({ message, problems: [] }),
  };
}

interface Said {
  message: string | null;
  problems: FieldProblem[];
}
const SILENT: Said = { message: null, problems: [] };
