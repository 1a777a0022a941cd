import { useState } from 'react';
import type { ComplaintView } from '@zsb/shared/complaint-views';
import { COMPLAINT_LIMITS, type ComplaintAction } from '@zsb/shared/complaints';
import { fullDate } from '../../../format/dates';
import { SideAction } from '../../../ui/actions';
import { Box, Para } from '../../../ui/elements';
import type { CaseCommands } from '../use-case-commands';
import { PhotoStrip } from './photo-strip';
import { ReplyForm } from './reply-form';
import './follow-up.scss';

interface FollowUpProps {
  view: ComplaintView;
  commands: CaseCommands;
  now: Date;
  addressOf: (path: string) => string;
}

type Act = 'urge' | 'supplement';

/** 催办 and 补充说明: what the person can do while an answer is owed. One box at a time, closed once it is sent. */
export function FollowUp({ view, commands, now, addressOf }: FollowUpProps) {
  const [opened, setOpened] = useState<{ act: Act; at: number } | null>(null);
  const may = (action: ComplaintAction): boolean => view.allowedActions.includes(action);
  const open = (act: Act): void => setOpened({ act, at: commands.doneCount });
  const close = (): void => setOpened(null);
  const act = opened?.at === commands.doneCount && may(opened.act) ? opened.act : null;
  // The addition that is waited for has a form of its own, and nobody is urged to wait.
  if (may('supply')) return null;
  if (act === 'urge') return <Urging reply={commands.urging} onLeave={close} />;
  if (act === 'supplement') return <Supplement supply={commands.supplement} addressOf={addressOf} onLeave={close} />;
  return (
    <>
      {(may('urge') || may('supplement')) && (
        <Box className="follow-up">
          {may('urge') && <SideAction onPress={() => open('urge')}>催办</SideAction>}
          {may('supplement') && <SideAction onPress={() => open('supplement')}>补充说明</SideAction>}
        </Box>
      )}
      {!may('urge') && view.urgeAgainAt && <Para className="follow-up-next">已催办，{fullDate(view.urgeAgainAt, now)} 起可再次催办</Para>}
    </>
  );
}

const Urging = ({ reply, onLeave }: { reply: CaseCommands['urging']; onLeave: () => void }) => (
  <ReplyForm
    id="urge"
    title="催办"
    consequence="办理的人会马上收到提醒。每个工作日可以催一次。"
    label="想说的话（可不填）"
    reply={reply}
    action="确认催办"
    leave="先不催"
    onLeave={onLeave}
  />
);

interface SupplementProps {
  supply: CaseCommands['supplement'];
  addressOf: (path: string) => string;
  onLeave: () => void;
}

const Supplement = ({ supply: { reply, photos, submit }, addressOf, onLeave }: SupplementProps) => (
  <ReplyForm
    id="supplement"
    title="补充说明"
    consequence="新的情况和照片会交给办理的人，不影响答复的日期。"
    label="补充的情况"
    reply={reply}
    maxLength={COMPLAINT_LIMITS.text}
    action="提交补充说明"
    onSubmit={submit}
    leave="先不补充"
    onLeave={onLeave}
  >
    <PhotoStrip sent={reply.handle.draft.photos} photos={photos} error={null} addressOf={addressOf} />
  </ReplyForm>
);
