import { useState } from 'react';
import type { RateRequest } from '@zsb/shared/complaint-requests';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { COMPLAINT_LIMITS, type Satisfaction, type Solved } from '@zsb/shared/complaints';
import type { CitizenApi } from '../../api/citizen-api';
import { useCommand, type CommandParts } from './use-command';

export interface RatingDraft {
  contacted: boolean | null;
  solved: Solved | null;
  satisfaction: Satisfaction | null;
  /** 请重新办理; asked only where it is offered. */
  reopen: boolean | null;
  tags: string[];
  text: string;
}
export type RatingErrors = Partial<Record<(typeof QUESTIONS)[number], string>>;

export interface RatingParts extends CommandParts {
  complaint: Pick<ComplaintView, 'id' | 'version' | 'allowedActions'>;
  api: Pick<CitizenApi, 'rate'>;
  /** The first question without an answer. */
  onFieldError: (question: keyof RatingErrors) => void;
}

export interface Rating {
  draft: RatingDraft;
  errors: RatingErrors;
  message: string | null;
  submitting: boolean;
  /** Whether it can be asked to work on it again: not solved or not satisfied, and the server allows it. */
  mayReopen: boolean;
  change: (part: Partial<RatingDraft>) => void;
  toggleTag: (tag: string) => void;
  submit: () => void;
}

const EMPTY: RatingDraft = { contacted: null, solved: null, satisfaction: null, reopen: null, tags: [], text: '' };
const QUESTIONS = ['contacted', 'solved', 'satisfaction', 'reopen'] as const;
const MISSING: Required<RatingErrors> = {
  contacted: '请选择是否联系过您。',
  solved: '请选择问题是否解决。',
  satisfaction: '请选择满意程度。',
  reopen: '请选择要不要重新办理。',
};

/** Rating an answer: three questions, a fourth where it went badly, one press. What was written stays whatever the server says. */
export function useRating(parts: RatingParts): Rating {
  const [draft, setDraft] = useState(EMPTY);
  const [errors, setErrors] = useState<RatingErrors>({});
  const onDone = (view: ComplaintView): void => {
    setDraft(EMPTY); // after 重办 there will be another answer, with a rating of its own
    parts.onDone(view);
  };
  const command = useCommand({ ...parts, onDone });
  const mayReopen = parts.complaint.allowedActions.includes('reopen') && wentBadly(draft);

  const change = (part: Partial<RatingDraft>): void => {
    setDraft((now) => ({ ...now, ...part }));
    setErrors((now) => Object.fromEntries(Object.entries(now).filter(([question]) => !(question in part))));
    command.renew();
  };
  const submit = (): void => {
    const asked = QUESTIONS.filter((question) => question !== 'reopen' || mayReopen);
    const missing = asked.filter((question) => draft[question] === null);
    setErrors(Object.fromEntries(missing.map((question) => [question, MISSING[question]])));
    if (missing[0] !== undefined) return parts.onFieldError(missing[0]);
    const wanted = { ...draft, reopen: mayReopen && draft.reopen === true };
    command.send((signed) => parts.api.rate(parts.complaint.id, { ...signed, ...contentOf(wanted) }));
  };
  return {
    ...{ draft, errors, mayReopen, change, submit },
    ...{ message: command.message, submitting: command.submitting },
    toggleTag: (tag) => change({ tags: toggled(draft.tags, tag) }),
  };
}

/** Not solved, or one of the two lowest levels: the office puts right what it can even where the case ends. */
export const isLow = ({ solved, satisfaction }: RatingDraft): boolean => solved === 'no' || (satisfaction !== null && satisfaction <= 2);

// Only whether the question is asked; the server decides whether it is possible.
const wentBadly = (draft: RatingDraft): boolean => draft.solved === 'partly' || isLow(draft);

function contentOf(draft: RatingDraft): Omit<RateRequest, 'commandKey' | 'version'> {
  const { contacted, solved, satisfaction, tags, text, reopen } = draft;
  return {
    contacted: contacted ?? false,
    solved: solved ?? 'no',
    satisfaction: satisfaction ?? 1,
    tags,
    text: text.trim(),
    ...(reopen === true && { reopen }),
  };
}

function toggled(tags: string[], tag: string): string[] {
  if (tags.includes(tag)) return tags.filter((other) => other !== tag);
  return tags.length >= COMPLAINT_LIMITS.ratingTags ? tags : [...tags, tag];
}
