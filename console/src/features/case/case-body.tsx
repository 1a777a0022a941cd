import type { CaseView } from '@zsb/shared/case-views';
import type { ReactNode } from 'react';
import { appealOf } from './appeal';
import { ApplicationFacts, CoHandlerFacts } from './application-facts';
import { AnswerFacts, History, PlaceFacts, RatingFacts } from './case-facts';
import { Confidentiality } from './confidentiality';
import { STAGE_NAMES } from './consequences';
import { ContactCard } from './contact-card';
import { AppealFacts, FieldFacts, Messages, RejectionFacts, rejectionTitle } from './exchange-facts';
import { Photos } from './photos';
import { RelatedCases } from './related-cases';

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
        <Applications view={view} now={now} isOpen />
        <Filed view={view} onExpired={onExpired} />
        {!isOpenRejection && rejection}
        <Exchanged view={view} now={now} onExpired={onExpired} />
        <Applications view={view} now={now} isOpen={false} />
      </div>
      <div>
        <Part title="联系市民">
          <ContactCard view={view} />
        </Part>
        {view.related.length > 0 && (
          <Part title="关联诉求">
            <RelatedCases related={view.related} />
          </Part>
        )}
        <Part title="时间线">
          <History events={view.history} now={now} />
        </Part>
      </div>
    </div>
  );
}

/** What the citizen filed; of a report only for whoever is named to handle it. */
function Filed({ view, onExpired }: Omit<CaseBodyProps, 'now'>) {
  return (
    <>
      <Part title={view.confidentiality ? '举报内容' : '诉求内容'}>
        {view.confidentiality && <Confidentiality confidentiality={view.confidentiality} />}
        {view.text && <p className="words">{view.text}</p>}
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

/** What office, helpers and citizen said afterwards. */
function Exchanged({ view, now, onExpired }: CaseBodyProps) {
  return (
    <>
      {view.messages.length > 0 && (
        <Part title="往来">
          <Messages messages={view.messages} now={now} />
        </Part>
      )}
      {view.coHandlers.length > 0 && (
        <Part title="协办">
          {view.coHandlers.map((coHandler) => (
            <div key={coHandler.organisationId} className="entry">
              <CoHandlerFacts coHandler={coHandler} now={now} />
            </div>
          ))}
        </Part>
      )}
      {view.draft && (
        <Part title={`待${STAGE_NAMES[view.draft.stage] ?? ''}审核的答复`}>
          <div className="draft">
            <AnswerFacts answer={view.draft} now={now} />
            <p className="quiet">起草：{view.draft.author}。审核通过以前市民看不到。</p>
          </div>
        </Part>
      )}
      {view.answer && (
        <Part title="答复">
          <AnswerFacts answer={view.answer} now={now} />
        </Part>
      )}
      {view.evidence.length > 0 && (
        <Part title="佐证照片">
          <Photos photos={view.evidence} onExpired={onExpired} />
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

/** Applications that wait for a decision, or those that have one. */
function Applications({ view, now, isOpen }: Pick<CaseBodyProps, 'view' | 'now'> & { isOpen: boolean }) {
  const shown = view.applications.filter(({ decision }) => (decision === null) === isOpen);
  if (shown.length === 0) return null;
  return (
    <Part title={isOpen ? '待审批的申请' : '申请记录'}>
      {shown.map((application) => (
        <div key={application.id} className={isOpen ? 'draft' : 'entry'}>
          <ApplicationFacts application={application} now={now} />
        </div>
      ))}
    </Part>
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
