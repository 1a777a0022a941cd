import type { CaseView, ContactView } from '@zsb/shared/case-views';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { casesApi } from '@zsb/shared/complaints-api';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import { send } from '../../api/client';
import { errorSentence, fieldSentences } from '../../api/messages.zh';
import { Sentence } from '../../ui/sentence';
import { Field, refusedBy } from './box';

/** How to reach the citizen: masked until somebody says why they need it. What was revealed goes with the page. */
export function ContactCard({ view }: { view: CaseView }) {
  const [revealed, setRevealed] = useState<ContactView | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const close = () => {
    flushSync(() => setReason(null));
    document.getElementById('reveal')?.focus();
  };
  if (view.contact === null) return <p>{view.hideName ? '市民隐藏了姓名和电话，请在答复里说明情况。' : '没有留联系方式。'}</p>;
  if (revealed) {
    return (
      <p className="contact" role="status">
        <strong>{revealed.name}</strong>
        <a ref={takeFocus} href={`tel:${revealed.phone}`}>
          {revealed.phone} 回拨
        </a>
        <span className="quiet">已记入审计，离开这件诉求后不再显示。</span>
      </p>
    );
  }
  return (
    <div className="contact">
      <p>
        <strong>{view.contact.name}</strong> {view.contact.phone}
      </p>
      {reason === null ? (
        <p className="contact__buttons">
          <Button size="small" onClick={() => setReason('回拨市民，核实情况')}>
            回拨
          </Button>
          <Button id="reveal" size="small" onClick={() => setReason('')}>
            查看联系方式
          </Button>
        </p>
      ) : (
        <RevealForm view={view} firstReason={reason} onRevealed={setRevealed} onClose={close} />
      )}
    </div>
  );
}

/** The form that had the focus is gone: it goes on to what it brought. */
const takeFocus = (link: HTMLElement | null) => link?.focus();

interface RevealFormProps {
  view: CaseView;
  firstReason: string;
  onRevealed: (contact: ContactView) => void;
  onClose: () => void;
}

function RevealForm({ view, firstReason, onRevealed, onClose }: RevealFormProps) {
  const [reason, setReason] = useState(firstReason);
  const [state, setState] = useState<{ isSending: boolean; sentence: string | null; refusal?: string }>({
    isSending: false,
    sentence: null,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() === '') return setState({ isSending: false, sentence: null, refusal: '请写明为什么要查看。' });
    setState({ isSending: true, sentence: null });
    send(casesApi.revealContact, { params: { id: view.id }, body: { reason: reason.trim() } }).then(onRevealed, (error: unknown) => {
      const refusal = fieldSentences(error)['reason'];
      setState({ isSending: false, sentence: refusal ? null : errorSentence(error), ...(refusal && { refusal }) });
    });
  };
  return (
    <form className="reveal" onSubmit={submit} noValidate>
      <Field id="reveal-reason" label="查看原因" refusal={state.refusal} hint="谁、什么时候、查看了哪一件，都会记入审计。">
        <Input
          id="reveal-reason"
          autoFocus
          value={reason}
          maxLength={COMPLAINT_LIMITS.note}
          onChange={(event) => setReason(event.target.value)}
          {...refusedBy('reveal-reason', state.refusal)}
        />
      </Field>
      {state.sentence && <Sentence kind="error">{state.sentence}</Sentence>}
      <p className="contact__buttons">
        <Button type="primary" size="small" htmlType="submit" loading={state.isSending}>
          显示姓名和电话
        </Button>
        <Button size="small" onClick={onClose}>
          不看了
        </Button>
      </p>
    </form>
  );
}
