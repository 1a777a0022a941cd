import type { CaseEventView, CaseView } from '@zsb/shared/case-views';
import type { AnswerView, RatingView } from '@zsb/shared/complaint-views';
import { OUTCOME_NAMES, SATISFACTION_NAMES, SOLVED_NAMES } from '@zsb/shared/complaints';
import { dateWords, instantWords } from '../../ui/time-words';

/** Where it is: address, district, and a hint where a border is near. */
export function PlaceFacts({ place }: { place: CaseView['place'] }) {
  return (
    <>
      <p>{[place.district, place.address].filter(Boolean).join('，') || '没有写明位置'}</p>
      {place.point && (
        <p className="quiet">
          坐标 {place.point.lng.toFixed(5)}，{place.point.lat.toFixed(5)}
        </p>
      )}
      {place.nearBorder && <p className="near-border">▲ 靠近区界，派单前请核对属于哪个区。</p>}
    </>
  );
}

/** The answer as the citizen reads it. */
export function AnswerFacts({ answer, now }: { answer: AnswerView; now: Date }) {
  return (
    <>
      <p>
        <strong>{OUTCOME_NAMES[answer.outcome] ?? answer.outcome}</strong>
        {answer.plannedDate && `，预计 ${dateWords(answer.plannedDate)} 完成`}
      </p>
      <p className="words">{answer.text}</p>
      <p className="quiet dotted">
        <span>{answer.office}</span>
        <span>{instantWords(answer.at, now)}</span>
      </p>
    </>
  );
}

/** What the citizen said at the end. */
export function RatingFacts({ rating, now }: { rating: RatingView; now: Date }) {
  return (
    <>
      <p className="dotted">
        <strong>{SATISFACTION_NAMES[rating.satisfaction]}</strong>
        <span>{SOLVED_NAMES[rating.solved]}</span>
        <span>{rating.contacted ? '联系过市民' : '没有联系市民'}</span>
      </p>
      {rating.tags.length > 0 && <p>{rating.tags.join('、')}</p>}
      {rating.text && <p className="words">{rating.text}</p>}
      <p className="quiet">{instantWords(rating.at, now)}</p>
    </>
  );
}

/** Every step, newest first. */
export function History({ events, now }: { events: readonly CaseEventView[]; now: Date }) {
  const newestFirst = events.toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return (
    <ol className="history">
      {newestFirst.map(({ at, action, text, actor }) => (
        <li key={`${at}-${action}`}>
          <p>{text}</p>
          <p className="quiet dotted">
            <time dateTime={at}>{instantWords(at, now)}</time>
            {actor && <span>{actor}</span>}
          </p>
        </li>
      ))}
    </ol>
  );
}
