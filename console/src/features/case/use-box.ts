import type { CaseView } from '@zsb/shared/case-views';
import type { Command } from '@zsb/shared/complaint-requests';
import type { ComplaintId } from '@zsb/shared/ids';
import { useState } from 'react';
import type { BoxProps } from './box';
import { useCommand } from './use-command';
import { draftKey, useDraft } from './use-draft';

interface BoxParts<Draft extends object> {
  initial: Draft;
  /** What is still missing, by field in the order of the form; null or absent where a field is fine. */
  gaps: (draft: Draft) => Partial<Record<string, string | null>>;
  /** The id of the control of each field, where it is not the field's own name. */
  controls: Record<string, string>;
  send: (call: { params: { id: ComplaintId } }, command: Command, draft: Draft) => Promise<CaseView>;
  /** Whether what was written may be wanted again though the server has taken it; it may not, unless told. */
  isKeptAfter?: (view: CaseView) => boolean;
}

/** A box that is filled in: the draft, what is wrong with it, and the press. The draft goes only when the server has taken it. */
export function useBox<Draft extends object>({ view, box, staffId, onDone, onStale }: BoxProps, parts: BoxParts<Draft>) {
  const { draft, change, discard } = useDraft(draftKey(box.action, staffId, view.id), parts.initial);
  const [wasPressed, setWasPressed] = useState(false);
  const command = useCommand({
    send: () => parts.send({ params: { id: view.id } }, { commandKey: box.commandKey, version: view.version }, draft),
    onDone: (done) => {
      if (!parts.isKeptAfter?.(done)) discard();
      onDone(done);
    },
    onStale,
  });
  const gaps = present(parts.gaps(draft));
  const submit = () => {
    setWasPressed(true);
    const first = Object.keys(gaps)[0];
    if (first === undefined) command.press();
    else document.getElementById(parts.controls[first] ?? first)?.focus();
  };
  const refusals: Record<string, string> = { ...command.refusal?.fields, ...(wasPressed && gaps) };
  return { draft, change, refusals, onSubmit: submit, refusal: command.refusal, isSending: command.isSending };
}

const present = (gaps: Partial<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(gaps).filter((gap): gap is [string, string] => typeof gap[1] === 'string'));
