import { useRef, useState, type MutableRefObject } from 'react';
import { COMPLAINT_LIMITS, type ComplaintView, type RateRequest, type Satisfaction, type Solved } from '@zsb/shared/complaints';
import { ProblemError } from '@zsb/shared/errors';
import type { CommandKey } from '@zsb/shared/ids';
import type { CitizenApi } from '../../api/citizen-api';
import { loginNeededFor, sentenceFor } from '../../api/messages.zh';

export interface RatingDraft {
  contacted: boolean | null;
  solved: Solved | null;
  satisfaction: Satisfaction | null;
  tags: string[];
  text: string;
}
export type RatingErrors = Partial<Record<'contacted' | 'solved' | 'satisfaction', string>>;

export interface RatingParts {
  /** The case as the page shows it. */
  complaint: Pick<ComplaintView, 'id' | 'version'>;
  api: Pick<CitizenApi, 'rate'>;
  newKey: () => string;
  onRated: (complaint: ComplaintView) => void;
  /** Somebody else moved the case: read it again. */
  onChangedMeanwhile: () => void;
  onLoginNeeded: (page: 'login' | 'phone') => void;
  /** The first question without an answer. */
  onFieldError: (question: keyof RatingErrors) => void;
}

export interface Rating {
  draft: RatingDraft;
  errors: RatingErrors;
  message: string | null;
  submitting: boolean;
  change: (part: Partial<RatingDraft>) => void;
  toggleTag: (tag: string) => void;
  submit: () => void;
}

const EMPTY: RatingDraft = { contacted: null, solved: null, satisfaction: null, tags: [], text: '' };
const QUESTIONS = ['contacted', 'solved', 'satisfaction'] as const;
const MISSING: Required<RatingErrors> = {
  contacted: '请选择是否联系过您。',
  solved: '请选择问题是否解决。',
  satisfaction: '请选择满意程度。',
};

/** Rating an answer: three questions, one press. What was written stays whatever the server says. */
export function useRating(parts: RatingParts): Rating {
  const [draft, setDraft] = useState(EMPTY);
  const [errors, setErrors] = useState<RatingErrors>({});
  const key = useRef<CommandKey | null>(null); // one per press; a retry of the same answers repeats it
  const { message, submitting, send, quieten } = useRatingCommand(parts, key);

  const change = (part: Partial<RatingDraft>): void => {
    key.current = null;
    setDraft((now) => ({ ...now, ...part }));
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([question]) => !(question in part))));
    quieten();
  };
  const submit = (): void => {
    const missing = QUESTIONS.filter((question) => draft[question] === null);
    setErrors(Object.fromEntries(missing.map((question) => [question, MISSING[question]])));
    if (missing[0] !== undefined) return parts.onFieldError(missing[0]);
    void send(draft);
  };
  return { draft, errors, message, submitting, change, toggleTag: (tag) => change({ tags: toggled(draft.tags, tag) }), submit };
}

function useRatingCommand(parts: RatingParts, key: MutableRefObject<CommandKey | null>) {
  const [message, setMessage] = useState<string | null>(null);
  const [submitting, setSubmitting] = useState(false);
  const busy = useRef(false);

  function refused(error: unknown): void {
    setMessage(sentenceFor(error));
    const login = loginNeededFor(error);
    if (login !== null) parts.onLoginNeeded(login);
    if (!(error instanceof ProblemError) || error.problem.status !== 409) return;
    key.current = null;
    parts.onChangedMeanwhile();
  }
  async function send(draft: RatingDraft): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    setSubmitting(true);
    setMessage(null);
    key.current ??= parts.newKey() as CommandKey;
    try {
      parts.onRated(await parts.api.rate(parts.complaint.id, requestOf(draft, key.current, parts.complaint.version)));
    } catch (error) {
      refused(error);
    } finally {
      busy.current = false;
      setSubmitting(false);
    }
  }
  return { message, submitting, send, quieten: () => setMessage(null) };
}

function requestOf(draft: RatingDraft, commandKey: CommandKey, version: number): RateRequest {
  const { contacted, solved, satisfaction, tags, text } = draft;
  return {
    commandKey,
    version,
    contacted: contacted ?? false,
    solved: solved ?? 'no',
    satisfaction: satisfaction ?? 1,
    tags,
    text: text.trim(),
  };
}

function toggled(tags: string[], tag: string): string[] {
  if (tags.includes(tag)) return tags.filter((other) => other !== tag);
  return tags.length >= COMPLAINT_LIMITS.ratingTags ? tags : [...tags, tag];
}
