import { caseworkApi, type CallBackRequest } from '@zsb/shared/casework';
import { send } from '../../api/client';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { noteGap, NoteField } from './note-field';
import { RadioField, radioId } from './radio-field';
import { useBox } from './use-box';

type Result = CallBackRequest['result'];

const RESULT = 'call-back-result';
const NOTE = 'call-back-note';
const RESULTS: { value: Result; name: string }[] = [
  { value: 'reached', name: '已联系上' },
  { value: 'noAnswer', name: '无人接听' },
];

/** 回访: a call of the centre after a bad rating. */
export function CallBackBox(props: BoxProps) {
  const { draft, change, refusals, ...form } = useBox(props, {
    initial: { result: null as Result | null, note: '' },
    gaps: ({ result, note }) => ({
      result: result === null ? '请选择回访的结果。' : null,
      note: noteGap(note) ?? (result === 'reached' && note.trim() === '' ? '请写明市民怎么说。' : null),
    }),
    controls: { result: radioId(RESULT, 'reached'), note: NOTE },
    send: (call, command, { result, note }) =>
      send(caseworkApi.callBack, { ...call, body: { ...command, result: result as Result, note: note.trim() } }),
  });
  return (
    <BoxFrame
      {...props}
      {...form}
      submitWords="保存回访记录"
      consequence={CONSEQUENCES.callBack(draft.result === null ? null : draft.result === 'reached')}
    >
      <RadioField
        id={RESULT}
        legend="结果"
        choices={RESULTS}
        value={draft.result}
        onChange={(result) => change({ result })}
        refusal={refusals['result']}
      />
      <NoteField
        id={NOTE}
        label="市民怎么说"
        hint="未接通的可不填。"
        value={draft.note}
        onChange={(note) => change({ note })}
        refusal={refusals['note']}
      />
    </BoxFrame>
  );
}
