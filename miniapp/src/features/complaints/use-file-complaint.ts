import { useRef, useState } from 'react';
import type { CategorySuggestionView, QuestionView } from '@zsb/shared/catalogue';
import type { ComplaintView, ForecastView } from '@zsb/shared/complaint-views';
import { ProblemError } from '@zsb/shared/errors';
import type { ClientKey } from '@zsb/shared/ids';
import type { CitizenApi } from '../../api/citizen-api';
import { loginNeededFor, sentenceFor, type LoginStep } from '../../api/messages.zh';
import {
  answerField,
  draftErrors,
  errorsFrom,
  filesAnonymously,
  firstFieldOf,
  toForecast,
  toRequest,
  toSimilar,
  withAnswer,
  type ComplaintDraft,
  type DraftErrors,
  type DraftField,
} from './complaint-draft';
import { useDraft, type DraftHandle, type DraftParts } from './use-draft';
import { useFormErrors, type FormErrors } from './use-form-errors';
import { usePhotos, type Photos, type PhotosParts } from './use-photos';
import { useSimilar, type Similar } from './use-similar';
import { useForecast, useSuggestions } from './use-suggestions';

type FilingApi = Pick<CitizenApi, 'file' | 'forecast' | 'suggestCategories' | 'similar' | 'follow' | 'unfollow'>;

export interface FileComplaintParts extends DraftParts, PhotosParts {
  api: FilingApi;
  /** Everything goes this way once the person has chosen to report anonymously: nothing of it carries their login. */
  anonymous: { api: FilingApi; upload: PhotosParts['upload'] };
  /** The extra questions of a category; none while the tree is not known. */
  questionsOf: (categoryCode: string) => QuestionView[];
  onFiled: (complaint: ComplaintView, isAnonymous: boolean) => void;
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
  /** Photos went with the change between 实名 and 匿名: they belong to the one who sent them. */
  photosWent: boolean;
  similar: Similar;
  suggestions: CategorySuggestionView[];
  forecast: ForecastView | null;
  errors: DraftErrors;
  /** A sentence about the whole form. */
  message: string | null;
  submitting: boolean;
  submit: () => void;
}

/** Filing a complaint: the draft, its photos, what is suggested and foreseen, and the one press that files it once. */
export function useFileComplaint(given: FileComplaintParts): FileComplaint {
  const handle = useDraft(given);
  const parts = filesAnonymously(handle.draft) ? { ...given, ...given.anonymous, loginKey: 'anonymous' } : given;
  const photos = usePhotos(handle, parts);
  const form = useFormErrors(parts.onFieldError);
  const questions = handle.draft.category === null ? [] : parts.questionsOf(handle.draft.category.code);
  const { submitting, submit } = useSubmission({ handle, photos, form, parts, questions });
  const { photosWent, change } = useChange(handle, photos, parts.newKey);
  return {
    draft: handle.draft,
    restored: handle.restored,
    change: (part) => {
      change(part);
      form.mend(part);
    },
    questions,
    answer: (key, value) => {
      handle.change((draft) => ({ answers: withAnswer(draft, key, value) }));
      form.mendField(answerField(key));
    },
    startOver: () => {
      photos.clear();
      handle.startOver();
      form.show({}, null);
    },
    photos,
    photosWent,
    similar: useSimilar({ ...parts, request: toSimilar(handle.draft) }),
    suggestions: useSuggestions(handle.draft.text, parts.api.suggestCategories),
    forecast: useForecast(toForecast(handle.draft), parts.api.forecast),
    errors: form.errors,
    message: form.message,
    submitting,
    submit: () => void submit(),
  };
}

/** Changes the draft; between 实名 and 匿名 nothing is carried over that the server could tie to the other. */
function useChange(handle: DraftHandle, photos: Photos, newKey: () => string) {
  const [photosWent, setWent] = useState(false);
  const change = (part: Partial<ComplaintDraft>): void => {
    const { draft } = handle;
    const turns = filesAnonymously({ ...draft, ...part }) !== filesAnonymously(draft);
    if (turns) {
      setWent(draft.photos.length + photos.pending.length > 0);
      photos.clear();
    }
    handle.change(turns ? { ...part, clientKey: newKey() as ClientKey } : part);
    if (turns) handle.keep(); // takes an anonymous draft off the device at once
  };
  return { photosWent: photosWent && photos.pending.length + handle.draft.photos.length === 0, change };
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
    const isAnonymous = filesAnonymously(handle.draft);
    try {
      const filed = await parts.api.file(toRequest(handle.draft, questions));
      handle.finish();
      parts.onFiled(filed, isAnonymous);
    } catch (error) {
      refused(error);
    } finally {
      busy.current = false;
      setSubmitting(false);
    }
  }
  return { submitting, submit };
}
