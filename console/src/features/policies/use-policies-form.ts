import { ProblemError } from '@zsb/shared/errors';
import { slaApi, type PoliciesDocument, type PoliciesView } from '@zsb/shared/sla';
import { useState } from 'react';
import { send } from '../../api/client';
import { errorSentence, fieldSentences } from '../../api/messages.zh';
import { isCode } from '../../api/transport';
import { pageDraftKey, useDraft } from '../case/use-draft';
import { effectiveInstant, policiesGaps } from './policy-rules';

interface PoliciesFormParts {
  base: PoliciesView;
  newest: number;
  onSaved: (versions: PoliciesView[]) => void;
  onStale: () => void;
}

/** A new version being written: the document, when it begins, why, and what is wrong with it. */
export function usePoliciesForm({ base, newest, onSaved, onStale }: PoliciesFormParts) {
  const { draft, change, discard } = useDraft(pageDraftKey('policies', base.version), { document: base.document, from: '', note: '' });
  const { document, from, note } = draft;
  const [wasPressed, setWasPressed] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const gaps = { ...policiesGaps(document), ...(note.trim() === '' && { note: '请写明为什么改。' }) };
  const refusals: Record<string, string> = { ...fieldSentences(error), ...(wasPressed && gaps) };

  const submit = () => {
    setWasPressed(true);
    const first = Object.keys(gaps)[0];
    if (first !== undefined) return focusField(first);
    setIsSending(true);
    setError(null);
    send(slaApi.savePolicies, { body: { version: newest, effectiveFrom: effectiveInstant(from), document, note: note.trim() } }).then(
      (versions) => {
        discard();
        onSaved(versions);
      },
      (failed: unknown) => {
        setIsSending(false);
        setError(failed);
        if (isCode(failed, 'platform.changed-meanwhile')) onStale();
        const field = failed instanceof ProblemError ? failed.problem.fields[0]?.field : undefined;
        if (field) focusField(field);
      },
    );
  };
  return {
    document,
    change: (part: Partial<PoliciesDocument>) => change({ document: { ...document, ...part } }),
    from,
    setFrom: (from: string) => change({ from }),
    note,
    setNote: (note: string) => change({ note }),
    discard,
    refusals,
    gapCount: wasPressed ? Object.keys(gaps).length : 0,
    isSending,
    sentence: error === null ? null : sentenceOf(error),
    submit,
  };
}

const sentenceOf = (error: unknown): string =>
  isCode(error, 'platform.changed-meanwhile') ? '别人刚刚保存过新的一版。您填的都在，请先看过那一版，再点保存。' : errorSentence(error);

/** Fields are found by their path in the request. */
const focusField = (path: string) => document.getElementById(path)?.focus();
