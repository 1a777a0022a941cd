import type { ApplicationView, CoHandlerView } from '@zsb/shared/case-views';
import { APPLICATION_NAMES } from '@zsb/shared/complaints';
import { instantWords } from '../../ui/time-words';

/** What was applied for, why, and what was decided. */
export function ApplicationFacts({ application, now }: { application: ApplicationView; now: Date }) {
  const { kind, detailsText, reason, requestedBy, requestedAt, decision, decidedBy, decidedAt, decisionReason } = application;
  return (
    <>
      <p>
        <strong>{APPLICATION_NAMES[kind] ?? kind}</strong>
        {detailsText && `：${detailsText}`}
        {decision === null && <span className="waits">等审批</span>}
      </p>
      <p className="words">{reason}</p>
      <p className="quiet dotted">
        <span>{requestedBy}</span>
        <time dateTime={requestedAt}>{instantWords(requestedAt, now)}</time>
      </p>
      {decision !== null && (
        <>
          <p>
            <strong>{decision === 'granted' ? '✓ 已批准' : '– 未批准'}</strong>
            {decisionReason && `：${decisionReason}`}
          </p>
          <p className="quiet dotted">
            {decidedBy && <span>{decidedBy}</span>}
            {decidedAt && <time dateTime={decidedAt}>{instantWords(decidedAt, now)}</time>}
          </p>
        </>
      )}
    </>
  );
}

/** Who helps, with what, until when, and what they found. */
export function CoHandlerFacts({ coHandler, now }: { coHandler: CoHandlerView; now: Date }) {
  const { organisation, request, addedAt, dueAt, answeredAt, answer } = coHandler;
  return (
    <>
      <p>
        <strong>{organisation}</strong>
        {answeredAt === null ? <span className="waits">应在{instantWords(dueAt, now)} 前反馈</span> : null}
      </p>
      <p className="words">请协助：{request}</p>
      <p className="quiet">{instantWords(addedAt, now)} 发出</p>
      {answeredAt !== null && (
        <>
          <p className="words">反馈：{answer}</p>
          <p className="quiet">{instantWords(answeredAt, now)}</p>
        </>
      )}
    </>
  );
}
