import { caseworkApi } from '@zsb/shared/casework';
import type { CaseView } from '@zsb/shared/case-views';
import type { Command } from '@zsb/shared/complaint-requests';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import type { ComplaintId } from '@zsb/shared/ids';
import { send } from '../../api/client';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { ReasonField } from './reason-field';
import { reasonGap, wordsGap } from './reason-rules';
import { useBox } from './use-box';

interface OneTextBoxProps {
  box: BoxProps;
  label: string;
  hint: string;
  /** Said while nothing is written. */
  please: string;
  submitWords: string;
  consequence: string;
  /** The name of the text in the request. */
  field: 'text' | 'reason';
  send: (call: { params: { id: ComplaintId } }, command: Command, text: string) => Promise<CaseView>;
}

/** A box that asks for one text: every side track that is only a sentence to somebody. */
function OneTextBox({ box, label, hint, please, submitWords, consequence, field, send: deliver }: OneTextBoxProps) {
  const id = `${box.box.action}-text`;
  const { draft, change, refusals, ...form } = useBox(box, {
    initial: { text: '' },
    gaps: ({ text }) => ({ text: field === 'reason' ? reasonGap(text, please) : wordsGap(text, please) }),
    controls: { text: id },
    send: (call, command, { text }) => deliver(call, command, text.trim()),
  });
  return (
    <BoxFrame {...box} {...form} submitWords={submitWords} consequence={consequence}>
      <ReasonField
        id={id}
        label={label}
        hint={hint}
        value={draft.text}
        onChange={(text) => change({ text })}
        refusal={refusals['text'] ?? refusals[field]}
        longest={field === 'reason' ? COMPLAINT_LIMITS.reason : COMPLAINT_LIMITS.note}
      />
    </BoxFrame>
  );
}

/** 督办. */
export const SuperviseBox = (box: BoxProps) => (
  <OneTextBox
    box={box}
    label="督办要求"
    hint="写明要查清什么、办到什么程度。承办单位会看到，市民看不到。"
    please="请写明督办的要求。"
    submitWords="发出督办"
    consequence={CONSEQUENCES.supervise}
    field="reason"
    send={(call, command, reason) => send(caseworkApi.supervise, { ...call, body: { ...command, reason } })}
  />
);

/** What was done about a supervision order. */
export const SupervisionReportBox = (box: BoxProps) => (
  <OneTextBox
    box={box}
    label="督办反馈"
    hint="写明查到的情况、采取的措施和结果。"
    please="请写明督办事项办得怎样。"
    submitWords="提交督办反馈"
    consequence={CONSEQUENCES.answerSupervision}
    field="text"
    send={(call, command, text) => send(caseworkApi.answerSupervision, { ...call, body: { ...command, text } })}
  />
);

/** What was put right after a bad rating. */
export const RectifyBox = (box: BoxProps) => (
  <OneTextBox
    box={box}
    label="整改情况"
    hint="市民会看到原文。写明哪里没有做好、已经怎样改正。"
    please="请写明整改的情况。"
    submitWords="提交整改情况"
    consequence={CONSEQUENCES.rectify}
    field="text"
    send={(call, command, text) => send(caseworkApi.rectify, { ...call, body: { ...command, text } })}
  />
);

export const MarkUrgentBox = (box: BoxProps) => (
  <OneTextBox
    box={box}
    label="为什么紧急"
    hint="例如：有人身或财产安全的危险，或者影响很多人。承办单位会看到。"
    please="请写明为什么紧急。"
    submitWords="标为紧急"
    consequence={CONSEQUENCES.markUrgent}
    field="reason"
    send={(call, command, reason) => send(caseworkApi.markUrgent, { ...call, body: { ...command, reason } })}
  />
);

export const NoteBox = (box: BoxProps) => (
  <OneTextBox
    box={box}
    label="备注"
    hint="记下办理中的情况，例如跟谁核实过、下一步做什么。"
    please="请写下备注。"
    submitWords="记下备注"
    consequence={CONSEQUENCES.note}
    field="text"
    send={(call, command, text) => send(caseworkApi.note, { ...call, body: { ...command, text } })}
  />
);
