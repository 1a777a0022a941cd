import type { CaseView } from '@zsb/shared/case-views';
import type { FieldAnswerView, MessageView, RejectionView } from '@zsb/shared/complaint-views';
import type { MessageKind } from '@zsb/shared/complaints';
import { instantWords } from '../../ui/time-words';
import type { Appeal } from './appeal';

/** The answers to the extra questions of the category. */
export function FieldFacts({ fields }: { fields: readonly FieldAnswerView[] }) {
  return (
    <dl className="facts">
      {fields.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Whose words they are, in front of them. The server names the citizen as they name themselves: 您. */
const SAID: Record<MessageKind, (from: string) => string> = {
  ask: (from) => `${from}请市民补充`,
  supply: () => '市民补充',
  supplement: () => '市民主动补充说明',
  urge: () => '市民催办',
  rectification: (from) => `${from}整改情况`,
  planReport: (from) => `${from}计划落实情况`,
};
const OF_CITIZEN: readonly MessageKind[] = ['supply', 'supplement', 'urge'];

/** What office and citizen wrote to each other, in the order it was said. */
export function Messages({ messages, now }: { messages: readonly MessageView[]; now: Date }) {
  return (
    <ol className="messages">
      {messages.map(({ kind, at, text, from }) => (
        <li key={`${at}-${kind}`} className={OF_CITIZEN.includes(kind) ? 'message message--supply' : 'message'}>
          <p className="quiet dotted">
            <strong>{SAID[kind]?.(from) ?? from}</strong>
            <time dateTime={at}>{instantWords(at, now)}</time>
          </p>
          {text && <p className="words">{text}</p>}
        </li>
      ))}
    </ol>
  );
}

/** Why it was not taken on, as the citizen reads it. */
export function RejectionFacts({ rejection, now }: { rejection: RejectionView; now: Date }) {
  const { reason, reasonText, text, advice, phone, at } = rejection;
  return (
    <>
      <p>
        <strong>{reasonText || reason}</strong>
      </p>
      <p className="words">{text}</p>
      <p>
        {advice}
        {phone && `电话 ${phone}。`}
      </p>
      <p className="quiet">{instantWords(at, now)}</p>
    </>
  );
}

/** The citizen does not accept a rejection: what they say, and who decides now. */
export function AppealFacts({ appeal, now }: { appeal: Appeal; now: Date }) {
  const { text, at, rejectedBy, mayDecide } = appeal;
  return (
    <div className="appeal">
      <p className="words">
        <strong>{text}</strong>
      </p>
      <p className="quiet">{instantWords(at, now)}</p>
      <p>
        不予受理由{rejectedBy || '派单员'}决定。
        {mayDecide ? '请您重新审看：派单即支持申诉，不予受理即维持原决定。' : '是否维持，由另一位派单员或督查员决定。'}
      </p>
    </div>
  );
}

/** The heading above a rejection tells whether it still stands. */
export const rejectionTitle = ({ state }: Pick<CaseView, 'state'>): string => (state === 'rejected' ? '不予受理' : '此前不予受理');
