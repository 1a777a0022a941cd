import { useEffect, useRef, useState } from 'react';
import { firstFieldOf, type ComplaintDraft, type DraftErrors, type DraftField } from './complaint-draft';

export interface FormErrors {
  errors: DraftErrors;
  /** A sentence about the whole form. */
  message: string | null;
  show: (errors: DraftErrors, message: string | null) => void;
  /** The person changed something: a field that is being mended does not go on complaining. */
  mend: (part: Partial<ComplaintDraft>) => void;
  /** The same for one field. */
  mendField: (field: DraftField) => void;
}

/** What is wrong with the form, and the way to the first field that is. */
export function useFormErrors(onFieldError: (field: DraftField) => void): FormErrors {
  const [errors, setErrors] = useState<DraftErrors>({});
  const [message, setMessage] = useState<string | null>(null);
  const toShow = useRef<DraftField | null>(null);
  // After the render that draws the errors, so that the field is described by its error when it gets the focus.
  useEffect(() => {
    const field = toShow.current;
    toShow.current = null;
    if (field !== null) onFieldError(field);
  });
  const forgive = (isMended: (field: DraftField) => boolean): void => {
    setErrors((all) => Object.fromEntries(Object.entries(all).filter(([field]) => !isMended(field as DraftField))));
    setMessage(null);
  };
  return {
    errors,
    message,
    show: (found, sentence) => {
      setErrors(found);
      setMessage(sentence);
      toShow.current = firstFieldOf(found);
    },
    mend: (part) => {
      const mended = Object.keys(part).flatMap((name) => MENDS[name as keyof ComplaintDraft] ?? []);
      // Another category asks other questions.
      forgive((field) => mended.includes(field) || ('category' in part && field.startsWith('answer-')));
    },
    mendField: (mended) => forgive((field) => field === mended),
  };
}

const MENDS: Partial<Record<keyof ComplaintDraft, DraftField[]>> = {
  text: ['text'],
  about: ['about'],
  address: ['address'],
  point: ['address'],
  districtCode: ['address'],
  category: ['category'],
  contactName: ['contactName'],
  contactPhone: ['contactPhone'],
  hasOtherContact: ['contactName', 'contactPhone'],
};
