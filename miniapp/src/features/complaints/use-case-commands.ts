import { useState } from 'react';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import type { CitizenApi } from '../../api/citizen-api';
import type { Store } from '../../platform/store';
import type { CommandParts } from './use-command';
import type { PhotosParts } from './use-photos';
import { useRating, type Rating } from './use-rating';
import { useReply, type Reply } from './use-reply';
import type { ReplyDraft } from './use-reply-draft';
import { useSupply, type Supply } from './use-supply';

export interface CaseCommandsParts extends Omit<PhotosParts, 'newKey'>, Omit<CommandParts, 'onDone' | 'complaint'> {
  view: ComplaintView;
  api: Pick<CitizenApi, 'rate' | 'supply' | 'withdraw' | 'appeal' | 'urge' | 'supplement'>;
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
  urging: Reply;
  supplement: Supply;
  /** What the last command did, in a sentence; null before one. */
  done: string | null;
  /** How many commands have been done on this page: the same one may be done twice. */
  doneCount: number;
}

const SUPPLY = { id: 'supply', name: '补充内容', min: 1, missing: '请写下要补充的内容。只有照片时，写一句说明即可。' };
const SUPPLEMENT = { id: 'supplement', name: '补充说明', min: 1, missing: '请写下要补充的情况。只有照片时，写一句说明即可。' };
const URGING = { id: 'urge', name: '催办的话', min: 0, missing: '' };
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
  const [{ done, doneCount }, setDone] = useState(NOTHING_DONE);
  const common = (sentence: (after: ComplaintView) => string) => ({
    ...parts,
    complaint: view,
    onDone: (after: ComplaintView) => {
      setDone((before) => ({ done: sentence(after), doneCount: before.doneCount + 1 }));
      parts.onView(after);
    },
  });
  return {
    done,
    doneCount,
    rating: useRating({ ...common(ratedSentence), onFieldError: (question) => parts.onFieldError(`question-${question}`) }),
    supply: useSupply({
      ...common(() => '已收到您的补充，承办单位会继续办理。'),
      rule: SUPPLY,
      send: (command, draft) => api.supply(view.id, { ...command, ...contentOf(draft) }),
    }),
    supplement: useSupply({
      ...common(() => '已收到您的补充说明，办理的人会看到。'),
      rule: SUPPLEMENT,
      send: (command, draft) => api.supplement(view.id, { ...command, ...contentOf(draft) }),
    }),
    urging: useReply({
      ...common(() => '已催办，办理的人会收到提醒。'),
      rule: URGING,
      send: (command, { text }) => api.urge(view.id, { ...command, text }),
    }),
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

const NOTHING_DONE: Pick<CaseCommands, 'done' | 'doneCount'> = { done: null, doneCount: 0 };

const contentOf = ({ text, photos }: ReplyDraft) => ({ text, photoIds: photos.map(({ id }) => id) });

const ratedSentence = ({ state, stateText }: ComplaintView): string =>
  state === 'closed' ? '已收到您的评价，谢谢。' : `已收到您的评价，诉求现在：${stateText}。`;
