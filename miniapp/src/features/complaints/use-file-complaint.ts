import { useRef, useState } from 'react';
import type { CategorySuggestionView, QuestionView } from '@zsb/shared/catalogue';
import type { ComplaintView, ForecastView } from '@zsb/shared/complaints';
import { ProblemError } from '@zsb/shared/errors';
import type { ClientKey } from '@zsb/shared/ids';
import type { CitizenApi } from '../../api/citizen-api';
import { loginNeededFor, sentenceFor, type LoginStep } from '../../api/messages.zh';
import {
  answerField,
  draftErrors,
  errorsFrom,
  firstFieldOf,
  toForecast,
  toRequest,
  withAnswer,
  type ComplaintDraft,
  type DraftErrors,
  type DraftField,
} from './complaint-draft';
import { useDraft, type DraftHandle, type DraftParts } from './use-draft';
import { useFormErrors, type FormErrors } from './use-form-errors';
import { usePhotos, type Photos, type PhotosParts } from './use-photos';
import { useForecast, useSuggestions } from './use-suggestions';

export interface FileComplaintParts extends DraftParts, PhotosParts {
  api: Pick<CitizenApi, 'file' | 'forecast' | 'suggestCategories'>;
  /** The extra questions of a category; none while the tree is not known. */
  questionsOf: (categoryCode: string) => QuestionView[];
  onFiled: (complaint: ComplaintView) => void;
  /** The way on leads through a login page; the draft is kept. */
  onLoginNeeded: (page: LoginStep) => void;
  /** Where the first error is. */
  onFieldError: (field: DraftField) => void;
}

export interface FileComplaint {
  draft: ComplaintDraft;
  restored: boolean;
  change: (part: Partial<ComplaintDraft>) => void;
  /** The extra questions of the chosen category. */
  questions: QuestionView[];
  answer: (key: string, value: string) => void;
  startOver: () => void;
  photos: Photos;
  suggestions: CategorySuggestionView[];
  forecast: ForecastView | null;
  errors: DraftErrors;
  /** A sentence about the whole form. */
  message: string | null;
  submitting: boolean;
  submit: () => void;
}

/** Filing a complaint: the draft, its photos, what is suggested and foreseen, and the one press that files it once. */
export function useFileComplaint(parts: FileComplaintParts): FileComplaint {
  const handle = useDraft(parts);
  const photos = usePhotos(handle, parts);
  const form = useFormErrors(parts.onFieldError);
  const questions = handle.draft.category === null ? [] : parts.questionsOf(handle.draft.category.code);
  const { submitting, submit } = useSubmission({ handle, photos, form, parts, questions });
  return {
    draft: handle.draft,
    restored: handle.restored,
    change: (part) => {
      handle.change(part);
      form.mend(part);
    },
    questions,
    answer: (key, value) => {
      handle.change((draft) => ({ answers: withAnswer(draft, key, value) }));
      form.mendField(answerField(key));
    },
    startOver: () => {
      handle.startOver();
      form.show({}, null);
    },
    photos,
    suggestions: useSuggestions(handle.draft.text, parts.api.suggestCategories),
    forecast: useForecast(toForecast(handle.draft), parts.api.forecast),
    errors: form.errors,
    message: form.message,
    submitting,
    submit: () => void submit(),
  };
}

interface SubmissionParts {
  handle: DraftHandle;
  photos: Photos;
  form: FormErrors;
  parts: FileComplaintParts;
  questions: QuestionView[];
}

function useSubmission({ handle, photos, form, parts, questions }: SubmissionParts): { submitting: boolean; submit: () => Promise<void> } {
  const [submitting, setSubmitting] = useState(false);
  const busy = useRef(false); // state arrives a render late: a second press would slip through

  function refused(error: unknown): void {
    const login = loginNeededFor(error);
    if (login !== null) return parts.onLoginNeeded(login); // the page that opens says why
    const found = error instanceof ProblemError ? errorsFrom(error.problem.fields, questions) : {};
    form.show(found, sentenceFor(error));
    // What that key filed is at the server already; pressing again means another complaint.
    if (error instanceof ProblemError && error.problem.code === 'platform.key-reused') {
      handle.change({ clientKey: parts.newKey() as ClientKey });
    }
  }

  async function submit(): Promise<void> {
    if (busy.current) return;
    handle.keep();
    const found = draftErrors(handle.draft, questions);
    if (firstFieldOf(found) !== null) return form.show(found, null);
    if (parts.loginKey === null) return parts.onLoginNeeded('login');
    if (photos.obstacle !== null) return form.show({}, photos.obstacle);
    busy.current = true;
    setSubmitting(true);
    form.show({}, null);
    try {
      const filed = await parts.api.file(toRequest(handle.draft, questions));
      handle.finish();
      parts.onFiled(filed);
    } catch (error) {
      refused(error);
    } finally {
      busy.current = false;
      setSubmitting(false);
    }
  }
  return { submitting, submit };
}
