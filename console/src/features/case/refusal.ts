import { ProblemError, type ErrorCode } from '@zsb/shared/errors';
import { errorSentence, fieldSentences } from '../../api/messages.zh';

/** What a box shows and does after a command was refused. The text in it is kept in every case. */
export interface Refusal {
  sentence: string;
  /** Sentences below fields, by the field's name in the request. */
  fields: Record<string, string>;
  /** The case on screen is not the one the server has: read it again. */
  isStale: boolean;
  /** The key of this box already stands for another command: take a new one. */
  isKeySpent: boolean;
}

const STALE: readonly ErrorCode[] = [
  'platform.changed-meanwhile',
  'platform.key-reused',
  'complaint.action-not-possible',
  'complaint.already-applied',
];

/** Reads a thrown error as a refusal; an unanswered request keeps its key, so that pressing again acts once. */
export function refusalOf(error: unknown): Refusal {
  const code = error instanceof ProblemError ? error.problem.code : null;
  return {
    sentence: errorSentence(error),
    fields: fieldSentences(error),
    isStale: code !== null && STALE.includes(code),
    isKeySpent: code === 'platform.key-reused',
  };
}
