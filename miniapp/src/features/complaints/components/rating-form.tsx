import type { ReactNode } from 'react';
import { COMPLAINT_LIMITS, RATING_TAGS, SATISFACTION_NAMES, SOLVED_ANSWERS, SOLVED_NAMES, type Satisfaction } from '@zsb/shared/complaints';
import { MainAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Chip } from '../../../ui/chip';
import { Box, Heading } from '../../../ui/elements';
import { Field, FieldError } from '../../../ui/field';
import { Message } from '../../../ui/message';
import { Option } from '../../../ui/option';
import { isLow, type Rating } from '../use-rating';
import './rating-form.scss';

const LEVELS: Satisfaction[] = [5, 4, 3, 2, 1];

/** The end question: contacted, solved, satisfied; one press. */
export const RatingForm = (rating: Rating) => (
  <Card title="请评价">
    <Questions {...rating} />
    {rating.mayReopen && <Reopening {...rating} />}
    <Question id="tags" name={`您的印象（可不选，最多 ${COMPLAINT_LIMITS.ratingTags} 个）`} error={null} many>
      {RATING_TAGS.map((tag) => (
        <Chip key={tag} words={tag} choice="checkbox" chosen={rating.draft.tags.includes(tag)} onPress={() => rating.toggleTag(tag)} />
      ))}
    </Question>
    <Field
      id="rating-text"
      large
      label="还想说的（可不填）"
      value={rating.draft.text}
      maxLength={COMPLAINT_LIMITS.ratingText}
      onChange={(text) => rating.change({ text })}
    />
    {rating.message && <Message kind="error">{rating.message}</Message>}
    <MainAction busy={rating.submitting} onPress={rating.submit}>
      {rating.submitting ? '正在提交' : '提交评价'}
    </MainAction>
  </Card>
);

const Questions = ({ draft, errors, change }: Rating) => (
  <>
    <Question id="contacted" name="工作人员联系过您吗" error={errors.contacted ?? null}>
      <Chip words="联系过" choice="radio" chosen={draft.contacted === true} onPress={() => change({ contacted: true })} />
      <Chip words="没有" choice="radio" chosen={draft.contacted === false} onPress={() => change({ contacted: false })} />
    </Question>
    <Question id="solved" name="问题解决了吗" error={errors.solved ?? null}>
      {SOLVED_ANSWERS.map((solved) => (
        <Chip
          key={solved}
          words={SOLVED_NAMES[solved]}
          choice="radio"
          chosen={draft.solved === solved}
          onPress={() => change({ solved })}
        />
      ))}
    </Question>
    <Question id="satisfaction" name="您满意吗" error={errors.satisfaction ?? null}>
      {LEVELS.map((satisfaction) => (
        <Chip
          key={satisfaction}
          words={SATISFACTION_NAMES[satisfaction]}
          choice="radio"
          chosen={draft.satisfaction === satisfaction}
          onPress={() => change({ satisfaction })}
        />
      ))}
    </Question>
  </>
);

/** Where it went badly: what the same press does with the case. */
const Reopening = ({ draft, errors, change }: Rating) => (
  <Question id="reopen" name="接下来怎么办" error={errors.reopen ?? null} stacked>
    <Option
      title="请重新办理"
      words="责任单位再办一次并重新答复您；已经重办过的，由热线中心复核。"
      chosen={draft.reopen === true}
      onPress={() => change({ reopen: true })}
    />
    <Option
      title="就到这里"
      words={isLow(draft) ? '记下您的评价后办结，责任单位会整改；留了电话的，热线中心会回访。' : '记下您的评价后办结，不再继续办理。'}
      chosen={draft.reopen === false}
      onPress={() => change({ reopen: false })}
    />
  </Question>
);

interface QuestionProps {
  id: string;
  name: string;
  error: string | null;
  many?: boolean;
  /** One below the other instead of side by side. */
  stacked?: boolean;
  children: ReactNode;
}

const Question = ({ id, name, error, many = false, stacked = false, children }: QuestionProps) => (
  <Box id={`question-${id}`} className="question">
    <Heading level={3} id={`${id}-name`} className="question-name">
      {name}
    </Heading>
    <Box className={stacked ? '' : 'chips'} role={many ? 'group' : 'radiogroup'} labelledBy={`${id}-name`}>
      {children}
    </Box>
    <FieldError id={id} error={error} />
  </Box>
);
