import type { AnswerView, RatingView } from '@zsb/shared/complaint-views';
import { OUTCOME_NAMES, SATISFACTION_NAMES, SOLVED_NAMES } from '@zsb/shared/complaints';
import type { PhotoView } from '@zsb/shared/photos';
import { civilDate, fullTime } from '../../../format/dates';
import { Card } from '../../../ui/card';
import { Para } from '../../../ui/elements';
import { PhotoList } from './photo-list';
import './answer.scss';

interface AnswerProps {
  answer: AnswerView;
  /** Photos of the office's work. */
  evidence: PhotoView[];
  now: Date;
  addressOf: (path: string) => string;
}

/** What the office answered. */
export const Answer = ({ answer, evidence, now, addressOf }: AnswerProps) => (
  <Card title="答复">
    <Para className="answer-outcome">
      结果：{OUTCOME_NAMES[answer.outcome] ?? '见答复'}
      {answer.plannedDate && `，计划 ${civilDate(answer.plannedDate)} 前完成`}
    </Para>
    <Para className="answer-text">{answer.text}</Para>
    <PhotoList name="办理照片" photos={evidence} addressOf={addressOf} />
    <Para className="answer-from">
      {answer.office} · {fullTime(answer.at, now)}
    </Para>
  </Card>
);

/** How the person rated it. */
export const RatingGiven = ({ rating, now }: { rating: RatingView; now: Date }) => (
  <Card title="您的评价">
    <Para>
      {SATISFACTION_NAMES[rating.satisfaction]} · {SOLVED_NAMES[rating.solved]} · {rating.contacted ? '联系过我' : '没有联系过我'}
    </Para>
    {rating.tags.length > 0 && <Para className="answer-from">{rating.tags.join(' · ')}</Para>}
    {rating.text !== '' && <Para className="answer-text">{rating.text}</Para>}
    <Para className="answer-from">{fullTime(rating.at, now)}</Para>
  </Card>
);
