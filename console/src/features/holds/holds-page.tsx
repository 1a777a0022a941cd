import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { slaApi, type HoldView } from '@zsb/shared/sla';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import { send } from '../../api/client';
import { errorSentence, fieldSentences } from '../../api/messages.zh';
import { formatAddress, NO_FILTERS } from '../../platform/address';
import { useLoaded } from '../../platform/use-loaded';
import { useNow } from '../../platform/use-now';
import { usePoll } from '../../platform/use-poll';
import { Bones } from '../../ui/bones';
import { Failure } from '../../ui/failure';
import { Sentence } from '../../ui/sentence';
import { instantWords } from '../../ui/time-words';
import { Field, refusedBy } from '../case/box';
import { reasonGap } from '../case/reason-rules';
import { pageDraftKey, useDraft } from '../case/use-draft';
import './holds-page.css';

interface HoldsPageProps {
  mayRelease: boolean;
  onChange: () => void;
}

/** 暂停升级: more fell due at once than ever should; a supervisor says whether the calendar is right. */
export default function HoldsPage({ mayRelease, onChange }: HoldsPageProps) {
  const holds = useLoaded('holds', () => send(slaApi.holds, {}));
  const now = useNow();
  usePoll(holds.reload, 30_000);
  const open = holds.data?.filter(({ decision }) => decision === null) ?? [];
  const decided = holds.data?.filter(({ decision }) => decision !== null) ?? [];
  const done = (next: HoldView[]) => {
    holds.replace(() => next);
    onChange();
  };
  return (
    <>
      <p className="quiet page__intro">
        同一时刻到期的诉求多得不正常时，系统先暂停提醒和升级，请督查员确认是不是工作日历录错了。暂停期间时限照常计算，只是提醒晚一些发出。
      </p>
      <Failure error={holds.error} hasContent={holds.data !== null} onRetry={holds.reload} />
      {holds.data === null && holds.error === null && <Bones lines={5} label="正在读取" />}
      {holds.data !== null && open.length === 0 && <Sentence kind="done">现在没有暂停，提醒和升级都在正常进行。</Sentence>}
      {open.map((hold) => (
        <OpenHold key={hold.id} hold={hold} now={now} mayRelease={mayRelease} onDone={done} />
      ))}
      {decided.length > 0 && <DecidedHolds holds={decided} now={now} />}
    </>
  );
}

interface OpenHoldProps {
  hold: HoldView;
  now: Date;
  mayRelease: boolean;
  onDone: (holds: HoldView[]) => void;
}

const REASON = 'hold-reason';

function OpenHold({ hold, now, mayRelease, onDone }: OpenHoldProps) {
  const calendar = formatAddress({ page: 'calendar', tab: null, search: '', filters: NO_FILTERS, caseId: null });
  return (
    <section className="card hold" aria-labelledby={`hold-${hold.id}`}>
      <h2 id={`hold-${hold.id}`}>▲ 提醒和升级已暂停</h2>
      <p>
        {instantWords(hold.openedAt, now)} 起，有 <strong>{hold.waiting}</strong> 项提醒或升级同时到期，超过了上限，所以先停下来。
      </p>
      <p>
        请先核对<a href={calendar}>工作日历</a>
        ：节假日、调休和每天的工作时段有没有录错。录错的，改正后系统会重新计算，多出来的到期会自己消失。
      </p>
      {mayRelease ? <ReleaseForm hold={hold} onDone={onDone} /> : <p className="quiet">由督查员确认后继续。</p>}
    </section>
  );
}

function ReleaseForm({ hold, onDone }: Pick<OpenHoldProps, 'hold' | 'onDone'>) {
  const { draft, change, discard } = useDraft(pageDraftKey('holds', hold.id), { reason: '' });
  const { reason } = draft;
  const [wasPressed, setWasPressed] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const gap = reasonGap(reason, '请写明怎样核对的。');
  const refusal = (wasPressed && gap) || fieldSentences(error)['reason'];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasPressed(true);
    if (gap) return document.getElementById(REASON)?.focus();
    setIsSending(true);
    setError(null);
    send(slaApi.releaseHold, { params: { id: hold.id }, body: { reason: reason.trim() } })
      .then((holds) => {
        discard();
        onDone(holds);
      }, setError)
      .finally(() => setIsSending(false));
  };
  return (
    <form className="form" onSubmit={submit} noValidate aria-label="继续提醒">
      <Field
        id={REASON}
        label="怎样核对的"
        refusal={refusal || undefined}
        hint="例如：已核对国务院办公厅的节假日通知，日历无误，确因系统停机两天。"
      >
        <Input.TextArea
          id={REASON}
          value={reason}
          onChange={(event) => change({ reason: event.target.value })}
          autoSize={{ minRows: 2, maxRows: 6 }}
          count={{ show: true, max: COMPLAINT_LIMITS.reason }}
          {...refusedBy(REASON, refusal || undefined)}
        />
      </Field>
      {error !== null && !refusal && <Sentence kind="error">{errorSentence(error)}</Sentence>}
      <p className="box__consequence">确认后立即继续：紧急的先发，积压的提醒合并成汇总消息，每一级只升级一次。</p>
      <div className="box__buttons">
        <Button type="primary" htmlType="submit" loading={isSending}>
          日历无误，继续提醒
        </Button>
      </div>
    </form>
  );
}

function DecidedHolds({ holds, now }: { holds: readonly HoldView[]; now: Date }) {
  return (
    <section>
      <h2>以前的暂停</h2>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">暂停时间</th>
            <th scope="col" className="table__number">
              同时到期
            </th>
            <th scope="col">确认人</th>
            <th scope="col">继续时间</th>
          </tr>
        </thead>
        <tbody>
          {holds.map(({ id, openedAt, waiting, decidedBy, decidedAt }) => (
            <tr key={id}>
              <td>{instantWords(openedAt, now)}</td>
              <td className="table__number">{waiting}</td>
              <td>{decidedBy ?? '系统'}</td>
              <td>{decidedAt ? instantWords(decidedAt, now) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
