import { useState } from 'react';
import { COMPLAINT_LIMITS, type ComplaintView } from '@zsb/shared/complaints';
import type { CitizenApi } from '../../api/citizen-api';
import type { Store } from '../../platform/store';
import type { CommandParts } from './use-command';
import type { PhotosParts } from './use-photos';
import { useRating, type Rating } from './use-rating';
import { useReply, type Reply } from './use-reply';
import { useSupply, type Supply } from './use-supply';

export interface CaseCommandsParts extends Omit<PhotosParts, 'newKey'>, Omit<CommandParts, 'onDone' | 'complaint'> {
  view: ComplaintView;
  api: Pick<CitizenApi, 'rate' | 'supply' | 'withdraw' | 'appeal'>;
  store: Store;
  onView: (view: ComplaintView) => void;
  /** Where the first field at fault is. */
  onFieldError: (id: string) => void;
}

export interface CaseCommands {
  rating: Rating;
  supply: Supply;
  withdrawal: Reply;
  appeal: Reply;
  /** What the last command did, in a sentence; null before one. */
  done: string | null;
}

const WITHDRAWAL = { id: 'withdraw', name: '撤回原因', min: 0, missing: '' };
const APPEAL = {
  id: 'appeal',
  name: '申诉理由',
  min: COMPLAINT_LIMITS.reasonMin,
  missing: `请写下申诉理由，至少 ${COMPLAINT_LIMITS.reasonMin} 个字。`,
};

/** Everything the person can do with a case of their own. Which of it is offered says `allowedActions`. */
export function useCaseCommands(parts: CaseCommandsParts): CaseCommands {
  const { api, view } = parts;
  const [done, setDone] = useState<string | null>(null);
  const common = (sentence: (after: ComplaintView) => string) => ({
    ...parts,
    complaint: view,
    onDone: (after: ComplaintView) => {
      setDone(sentence(after));
      parts.onView(after);
    },
  });
  return {
    done,
    rating: useRating({ ...common(ratedSentence), onFieldError: (question) => parts.onFieldError(`question-${question}`) }),
    supply: useSupply(common(() => '已收到您的补充，承办单位会继续办理。')),
    withdrawal: useReply({
      ...common(() => '已撤回这件诉求。'),
      rule: WITHDRAWAL,
      send: (command, { text }) => api.withdraw(view.id, { ...command, reason: text }),
    }),
    appeal: useReply({
      ...common(() => '已收到您的申诉，会由另一位工作人员重新审核。'),
      rule: APPEAL,
      send: (command, { text }) => api.appeal(view.id, { ...command, text }),
    }),
  };
}

const ratedSentence = ({ state, stateText }: ComplaintView): string =>
  state === 'closed' ? '已收到您的评价，谢谢。' : `已收到您的评价，诉求现在：${stateText}。`;
