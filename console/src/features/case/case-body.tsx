import type { CaseView } from '@zsb/shared/complaints';
import type { ReactNode } from 'react';
import { appealOf } from './appeal';
import { AnswerFacts, History, PlaceFacts, RatingFacts } from './case-facts';
import { ContactCard } from './contact-card';
import { AppealFacts, FieldFacts, Messages, RejectionFacts, rejectionTitle } from './exchange-facts';
import { Photos } from './photos';

interface CaseBodyProps {
  view: CaseView;
  now: Date;
  onExpired: () => void;
}

/** The words of the case on one side, who and what happened on the other. */
export function CaseBody({ view, now, onExpired }: CaseBodyProps) {
  const appeal = appealOf(view);
  const rejection = view.rejection && (
    <Part title={rejectionTitle(view)}>
      <RejectionFacts rejection={view.rejection} now={now} />
    </Part>
  );
  // What has to be decided or was decided last stands first; a rejection that was overcome is history.
  const isOpenRejection = view.state === 'rejected' || appeal !== null;
  return (
    <div className="case__body">
      <div>
        {appeal && (
          <Part title="申诉">
            <AppealFacts appeal={appeal} now={now} />
          </Part>
        )}
        {isOpenRejection && rejection}
        <Filed view={view} onExpired={onExpired} />
        {!isOpenRejection && rejection}
        <Exchanged view={view} now={now} />
      </div>
      <div>
        <Part title="联系市民">
          <ContactCard view={view} />
        </Part>
        <Part title="时间线">
          <History events={view.history} now={now} />
        </Part>
      </div>
    </div>
  );
}

/** What the citizen filed. */
function Filed({ view, onExpired }: Omit<CaseBodyProps, 'now'>) {
  return (
    <>
      <Part title="诉求内容">
        <p className="words">{view.text}</p>
        {view.photos.length > 0 && <Photos photos={view.photos} onExpired={onExpired} />}
      </Part>
      {view.fields.length > 0 && (
        <Part title="市民填写的情况">
          <FieldFacts fields={view.fields} />
        </Part>
      )}
      <Part title="位置">
        <PlaceFacts place={view.place} />
      </Part>
    </>
  );
}

/** What office and citizen said afterwards. */
function Exchanged({ view, now }: Omit<CaseBodyProps, 'onExpired'>) {
  return (
    <>
      {view.messages.length > 0 && (
        <Part title="请补充与补充">
          <Messages messages={view.messages} now={now} />
        </Part>
      )}
      {view.answer && (
        <Part title="答复">
          <AnswerFacts answer={view.answer} now={now} />
        </Part>
      )}
      {view.rating && (
        <Part title="评价">
          <RatingFacts rating={view.rating} now={now} />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}
