import {
  caseworkApi,
  CONTACT_CHANNEL_NAMES,
  CONTACT_CHANNELS,
  CONTACT_RESULT_NAMES,
  CONTACT_RESULTS,
  type ContactChannel,
  type ContactResult,
} from '@zsb/shared/casework';
import { send } from '../../api/client';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES, isRunning } from './consequences';
import { noteGap, NoteField } from './note-field';
import { RadioField, radioId } from './radio-field';
import { TemplateField } from './template-field';
import { useBox } from './use-box';

const CHANNEL = 'contact-channel';
const RESULT = 'contact-result';
const NOTE = 'contact-note';
const CHANNEL_CHOICES = CONTACT_CHANNELS.map((value) => ({ value, name: CONTACT_CHANNEL_NAMES[value] }));
const RESULT_CHOICES = CONTACT_RESULTS.map((value) => ({ value, name: CONTACT_RESULT_NAMES[value] }));

interface ContactDraft {
  channel: ContactChannel;
  result: ContactResult | null;
  note: string;
}

/** 首次联系, and every later contact: how, with what result, and what was said. */
export function ContactBox(props: BoxProps) {
  const { draft, change, refusals, ...form } = useBox<ContactDraft>(props, {
    initial: { channel: 'phone', result: null, note: '' },
    gaps: ({ result, note }) => ({ result: result === null ? '请选择联系的结果。' : null, note: noteGap(note) }),
    controls: { channel: radioId(CHANNEL, 'phone'), result: radioId(RESULT, 'reached'), note: NOTE },
    send: (call, command, { channel, result, note }) =>
      send(caseworkApi.contact, { ...call, body: { ...command, channel, result: result as ContactResult, note: note.trim() } }),
  });
  const hasReached = draft.result === 'reached' || draft.result === 'declined';
  return (
    <BoxFrame
      {...props}
      {...form}
      submitWords="保存联系记录"
      consequence={CONSEQUENCES.contact(hasReached && isRunning(props.view, 'firstContact'))}
    >
      <div className="box__pair">
        <RadioField
          id={CHANNEL}
          legend="怎样联系的"
          choices={CHANNEL_CHOICES}
          value={draft.channel}
          onChange={(channel) => change({ channel })}
          refusal={refusals['channel']}
        />
        <RadioField
          id={RESULT}
          legend="结果"
          choices={RESULT_CHOICES}
          value={draft.result}
          onChange={(result) => change({ result })}
          refusal={refusals['result']}
        />
      </div>
      <TemplateField view={props.view} kind="contact" text={draft.note} onChange={(note) => change({ note })} focusId={NOTE} />
      <NoteField
        id={NOTE}
        label="联系情况（可不填）"
        value={draft.note}
        onChange={(note) => change({ note })}
        refusal={noteGap(draft.note) ?? refusals['note']}
      />
    </BoxFrame>
  );
}
