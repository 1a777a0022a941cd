import { useEffect, useRef, useState } from 'react';
import { ProblemError } from '@zsb/shared/errors';
import type { CitizenSessionView } from '@zsb/shared/logins';
import type { CitizenApi } from '../../api/citizen-api';
import { loginNeededFor, sentenceFor, type LoginStep } from '../../api/messages.zh';
import {
  EMPTY_FORM,
  errorsFrom,
  firstFieldOf,
  formErrors,
  tidyNumber,
  toRequest,
  type RealNameErrors,
  type RealNameField,
  type RealNameForm,
} from './real-name-form';

export interface RealNameParts {
  api: Pick<CitizenApi, 'confirmRealName'>;
  /** The login has reached L3. */
  onConfirmed: (view: CitizenSessionView) => void;
  /** A lower step is missing or the login ended; what was typed stays. */
  onLoginNeeded: (page: LoginStep) => void;
  onFieldError: (field: RealNameField) => void;
}

export interface RealName {
  form: RealNameForm;
  change: (part: Partial<RealNameForm>) => void;
  errors: RealNameErrors;
  /** A sentence about the whole form. */
  message: string | null;
  submitting: boolean;
  submit: () => void;
}

/** 实名核验: raising the login to L3 by name and document number. */
export function useRealName(parts: RealNameParts): RealName {
  const [form, setForm] = useState(EMPTY_FORM);
  const [submitting, setSubmitting] = useState(false);
  const { errors, message, show, mend } = useErrors(parts.onFieldError);
  const busy = useRef(false); // state arrives a render late: a second press would slip through

  function refused(error: unknown): void {
    const step = loginNeededFor(error);
    if (step !== null && step !== 'realName') return parts.onLoginNeeded(step); // the page that opens says why
    const found = error instanceof ProblemError ? errorsFrom(error.problem) : {};
    show(found, firstFieldOf(found) === null ? sentenceFor(error) : null);
  }
  async function submit(): Promise<void> {
    if (busy.current) return;
    const found = formErrors(form);
    if (firstFieldOf(found) !== null) return show(found, null);
    busy.current = true;
    setSubmitting(true);
    show({}, null);
    try {
      parts.onConfirmed(await parts.api.confirmRealName(toRequest(form)));
    } catch (error) {
      refused(error);
    } finally {
      busy.current = false;
      setSubmitting(false);
    }
  }
  return {
    ...{ form, errors, message, submitting },
    change: (part) => {
      const number = part.documentNumber === undefined ? {} : { documentNumber: tidyNumber(part.documentNumber) };
      setForm((now) => ({ ...now, ...part, ...number }));
      mend(part);
    },
    submit: () => void submit(),
  };
}

function useErrors(onFieldError: RealNameParts['onFieldError']) {
  const [errors, setErrors] = useState<RealNameErrors>({});
  const [message, setMessage] = useState<string | null>(null);
  const toShow = useRef<RealNameField | null>(null);
  // After the render that draws the errors, so that the field is described by its error when it gets the focus.
  useEffect(() => {
    const field = toShow.current;
    toShow.current = null;
    if (field !== null) onFieldError(field);
  });
  return {
    errors,
    message,
    show: (found: RealNameErrors, sentence: string | null) => {
      setErrors(found);
      setMessage(sentence);
      toShow.current = firstFieldOf(found);
    },
    /** A field that is being mended does not go on complaining. */
    mend: (part: Partial<RealNameForm>) => {
      const isMended = (field: string): boolean => field in part || (field === 'documentNumber' && 'documentKind' in part);
      setErrors((all) => Object.fromEntries(Object.entries(all).filter(([field]) => !isMended(field))));
      setMessage(null);
    },
  };
}
