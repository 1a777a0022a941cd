import type { RejectionView } from '@zsb/shared/complaint-views';
import { fullTime } from '../../../format/dates';
import { SideAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Para, PhoneLink, Words } from '../../../ui/elements';
import { Icon } from '../../../ui/icon';
import type { Reply } from '../use-reply';
import { ReplyBox } from './reply-box';
import './rejection.scss';

/** Why it was not taken on, in the dispatcher's words, and the right way instead, with a number to press. */
export const Rejection = ({ rejection, isCurrent, now }: { rejection: RejectionView; isCurrent: boolean; now: Date }) => (
  <Card title={isCurrent ? '为什么不予受理' : '此前不予受理的说明'}>
    <Para className="rejection-reason">{rejection.reasonText}</Para>
    <Para className="answer-text">{rejection.text}</Para>
    {rejection.advice && <Para className="rejection-advice">{rejection.advice}</Para>}
    {rejection.phone && (
      <PhoneLink className="rejection-phone" phone={rejection.phone}>
        <Icon name="phone" size={20} colour="#0B5CAD" />
        <Words>拨打 {rejection.phone}</Words>
      </PhoneLink>
    )}
    <Para className="answer-from">{fullTime(rejection.at, now)}</Para>
  </Card>
);

/** 申诉: once, where the person sees it otherwise. */
export const Appeal = ({ reply }: { reply: Reply }) => (
  <ReplyBox
    id="appeal"
    title="申诉"
    consequence="会由另一位工作人员重新审核并告诉您结果；每件诉求可以申诉一次。"
    label="申诉理由"
    reply={reply}
    action="提交申诉"
    leave="暂不申诉"
    opener={(open) => (
      <Card>
        <Para className="rejection-otherwise">如果您认为应当受理，可以申诉一次，由另一位工作人员重新审核。</Para>
        <SideAction onPress={open}>申诉</SideAction>
      </Card>
    )}
  />
);
