import type { MessageView } from '@zsb/shared/complaint-views';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { fullTime } from '../../../format/dates';
import { MainAction } from '../../../ui/actions';
import { Card } from '../../../ui/card';
import { Para } from '../../../ui/elements';
import { Field } from '../../../ui/field';
import { Message } from '../../../ui/message';
import type { Supply } from '../use-supply';
import { PhotoStrip } from './photo-strip';
import './supply-form.scss';

interface SupplyFormProps {
  asked: MessageView | null;
  supplyBy: string | null;
  supply: Supply;
  now: Date;
  addressOf: (path: string) => string;
}

/** What the office asks for, until when, and the words and photos that answer it. */
export function SupplyForm({ asked, supplyBy, supply, now, addressOf }: SupplyFormProps) {
  const { reply, photos, submit } = supply;
  return (
    <Card title="请您补充">
      {asked && <Para className="supply-from">{asked.from}问您：</Para>}
      {asked && <Para className="supply-question">{asked.text}</Para>}
      {supplyBy && <Para className="supply-by">请您在 {fullTime(supplyBy, now)} 前补充。</Para>}
      <Para className="supply-from">等待期间不计入办理时限；到期没有补充，承办单位会按现有内容继续办理。</Para>
      <Field
        id="supply"
        large
        label="补充内容"
        value={reply.text}
        maxLength={COMPLAINT_LIMITS.text}
        error={reply.error}
        onChange={reply.write}
      />
      <PhotoStrip sent={reply.handle.draft.photos} photos={photos} error={null} addressOf={addressOf} />
      {reply.message && <Message kind="error">{reply.message}</Message>}
      <MainAction busy={reply.submitting} onPress={submit}>
        {reply.submitting ? '正在提交' : '提交补充'}
      </MainAction>
    </Card>
  );
}
