import { caseworkApi, type SaveTemplateRequest, type TemplateKind, type TemplateView } from '@zsb/shared/casework';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { send } from '../../api/client';
import { errorSentence, fieldSentences } from '../../api/messages.zh';
import { Sentence } from '../../ui/sentence';
import { Field, refusedBy } from '../case/box';
import { pageDraftKey, useDraft } from '../case/use-draft';
import { NAME_LIMIT, TEMPLATE_KIND_NAMES, templateGaps, TEXT_LIMITS } from './template-rules';

interface TemplateFormProps {
  /** Of a new one. */
  kind?: TemplateKind;
  template?: TemplateView;
  onSaved: (template: TemplateView) => void;
  onClose: () => void;
}

const NAME = 'template-name';
const TEXT = 'template-text';

/** Writes a new template or changes one. */
export function TemplateForm({ kind, template, onSaved, onClose }: TemplateFormProps) {
  const form = useTemplateForm(
    { kind: template?.kind ?? kind ?? 'answer', name: template?.name ?? '', text: template?.text ?? '' },
    template,
    onSaved,
  );
  const box = useRef<HTMLFormElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.querySelector('input')?.focus();
  }, []);
  const { draft, refusals } = form;
  const leave = () => {
    form.discard();
    onClose();
  };
  return (
    <form ref={box} className="card form" onSubmit={form.submit} noValidate aria-labelledby="template-title">
      <h2 id="template-title">
        {template ? '修改' : '新建'}
        {TEMPLATE_KIND_NAMES[draft.kind]}模板
      </h2>
      <Field id={NAME} label="名字" refusal={refusals['name']} hint="套用时按名字找，例如：占道经营已处理。">
        <Input
          id={NAME}
          value={draft.name}
          maxLength={NAME_LIMIT}
          onChange={(event) => form.change({ name: event.target.value })}
          {...refusedBy(NAME, refusals['name'])}
        />
      </Field>
      <Field id={TEXT} label="内容" refusal={refusals['text']} hint="大括号里的内容套用时自动换掉，见页面最下面。">
        <Input.TextArea
          id={TEXT}
          value={draft.text}
          onChange={(event) => form.change({ text: event.target.value })}
          autoSize={{ minRows: 4, maxRows: 14 }}
          count={{ show: true, max: TEXT_LIMITS[draft.kind] }}
          {...refusedBy(TEXT, refusals['text'])}
        />
      </Field>
      {form.sentence && <Sentence kind="error">{form.sentence}</Sentence>}
      <div className="box__buttons">
        <Button type="primary" htmlType="submit" loading={form.isSending}>
          保存模板
        </Button>
        <Button onClick={leave}>不保存</Button>
      </div>
    </form>
  );
}

function useTemplateForm(initial: SaveTemplateRequest, template: TemplateView | undefined, onSaved: (template: TemplateView) => void) {
  const { draft, change, discard } = useDraft(pageDraftKey('templates', template?.id ?? initial.kind), initial);
  const [wasPressed, setWasPressed] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const gaps = templateGaps(draft);
  const refusals: Record<string, string> = { ...fieldSentences(error), ...(wasPressed && gaps) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWasPressed(true);
    if (gaps.name) return document.getElementById(NAME)?.focus();
    if (gaps.text) return document.getElementById(TEXT)?.focus();
    setIsSending(true);
    setError(null);
    const body = { ...draft, name: draft.name.trim(), text: draft.text.trim() };
    const save = template
      ? send(caseworkApi.changeTemplate, { params: { id: template.id }, body })
      : send(caseworkApi.createTemplate, { body });
    save.then(
      (saved) => {
        discard();
        onSaved(saved);
      },
      (failed: unknown) => {
        setIsSending(false);
        setError(failed);
      },
    );
  };
  return {
    draft,
    change,
    discard,
    refusals,
    isSending,
    sentence: error === null || Object.keys(refusals).length > 0 ? null : errorSentence(error),
    submit,
  };
}
