import { casesApi } from '@zsb/shared/complaints-api';
import { send } from '../../api/client';
import { BoxFrame, type BoxProps } from './box';
import { CONSEQUENCES } from './consequences';
import { ReasonField } from './reason-field';
import { reasonGap } from './reason-rules';
import { TemplateField } from './template-field';
import { useBox } from './use-box';

const TEXT = 'ask-text';

/** 请市民补充: what is missing, in words the citizen reads. */
export function AskBox(props: BoxProps) {
  const { draft, change, refusals, ...form } = useBox(props, {
    initial: { text: '' },
    gaps: ({ text }) => ({ text: reasonGap(text, '请写明需要市民补充什么。') }),
    controls: { text: TEXT },
    send: (call, command, { text }) => send(casesApi.ask, { ...call, body: { ...command, text: text.trim() } }),
  });
  return (
    <BoxFrame {...props} {...form} submitWords="发给市民" consequence={CONSEQUENCES.ask}>
      <TemplateField view={props.view} kind="ask" text={draft.text} onChange={(text) => change({ text })} focusId={TEXT} />
      <ReasonField
        id={TEXT}
        label="请市民补充什么"
        hint="市民会看到原文。一次把要补充的写全，例如：请补充楼栋号，和看得清店名的照片。"
        value={draft.text}
        onChange={(text) => change({ text })}
        refusal={refusals['text']}
      />
    </BoxFrame>
  );
}
