import type { CaseView } from '@zsb/shared/case-views';
import { Button } from 'antd';
import { useEffect, useRef, type FormEvent, type KeyboardEvent, type ReactNode } from 'react';
import { Sentence } from '../../ui/sentence';
import { ACTION_NAMES, isPossible as isPossibleNow } from '../inbox/actions';
import type { OpenBox } from '../shell/use-workplace';
import type { Refusal } from './refusal';

/** What every box is given: the case as it is shown, itself, and the ways out. */
export interface BoxProps {
  view: CaseView;
  box: OpenBox;
  staffId: string;
  onDone: (view: CaseView) => void;
  onStale: (isKeySpent: boolean) => void;
  onClose: () => void;
}

interface BoxFrameProps extends Pick<BoxProps, 'view' | 'box' | 'onClose'> {
  /** What the button says. */
  submitWords: string;
  consequence: string;
  refusal: Refusal | null;
  isSending: boolean;
  onSubmit: () => void;
  children?: ReactNode;
}

/** The frame of a box below the case: fields, what will happen, and one main action. It never hides the case. */
export function BoxFrame({ view, box, onClose, submitWords, consequence, refusal, isSending, onSubmit, children }: BoxFrameProps) {
  const form = useRef<HTMLFormElement>(null);
  const isPossible = isPossibleNow(box.action, view.allowedActions);
  useEffect(() => focusFirst(form.current), []);
  useEffect(() => {
    if (refusal) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refusal]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPossible) onSubmit();
  };
  return (
    <form ref={form} className="box" onSubmit={submit} onKeyDown={submitOnControlEnter} noValidate aria-labelledby="box-title">
      <h3 id="box-title">{ACTION_NAMES[box.action]}</h3>
      {children}
      {refusal && <Sentence kind={refusal.isStale ? 'hint' : 'error'}>{refusal.sentence}</Sentence>}
      {!isPossible && !refusal && (
        <Sentence kind="hint">
          这件诉求现在是“{view.stateText}”，不能做“{ACTION_NAMES[box.action]}”这一步。
        </Sentence>
      )}
      <p className="box__consequence">{consequence}</p>
      <div className="box__buttons">
        <Button type="primary" htmlType="submit" loading={isSending} disabled={!isPossible} data-first={children ? undefined : true}>
          {submitWords}
        </Button>
        <Button onClick={onClose}>收起</Button>
      </div>
    </form>
  );
}

function submitOnControlEnter({ key, ctrlKey, metaKey, currentTarget }: KeyboardEvent<HTMLFormElement>): void {
  if (key === 'Enter' && (ctrlKey || metaKey)) currentTarget.requestSubmit();
}

/** The first field, or in a box without fields (or whose fields are still being read) the button itself. */
function focusFirst(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>('textarea, input:not([type=hidden]), [data-first]');
  (first ?? form?.querySelector<HTMLElement>('[type=submit]'))?.focus();
}

interface FieldProps {
  id: string;
  label: string;
  refusal?: string | undefined;
  hint?: ReactNode;
  children: ReactNode;
}

/** A field of a box: label above, hint and refusal in words below. */
export function Field({ id, label, refusal, hint, children }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && <div className="quiet">{hint}</div>}
      {refusal && (
        <p id={`${id}-refusal`} className="field__refusal">
          {refusal}
        </p>
      )}
    </div>
  );
}

/** The attributes that tie a control to its refusal. */
export const refusedBy = (id: string, refusal: string | undefined) => ({
  status: refusal ? ('error' as const) : ('' as const),
  'aria-invalid': refusal !== undefined,
  'aria-describedby': refusal ? `${id}-refusal` : undefined,
});
