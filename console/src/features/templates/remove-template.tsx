import { caseworkApi, type TemplateView } from '@zsb/shared/casework';
import { Button } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client';
import { errorSentence } from '../../api/messages.zh';
import { Sentence } from '../../ui/sentence';

interface RemoveTemplateProps {
  template: TemplateView;
  onRemoved: (template: TemplateView) => void;
}

/** Asks once, in place, what removing means. */
export function RemoveTemplate({ template, onRemoved }: RemoveTemplateProps) {
  const [isAsked, setIsAsked] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  const remove = () => {
    setIsSending(true);
    send(caseworkApi.removeTemplate, { params: { id: template.id } }).then(
      () => onRemoved(template),
      (error: unknown) => {
        setIsSending(false);
        setSentence(errorSentence(error));
      },
    );
  };
  if (!isAsked) {
    return (
      <Button size="small" aria-label={`删除：${template.name}`} onClick={() => setIsAsked(true)}>
        删除
      </Button>
    );
  }
  return (
    <div className="template__remove">
      <p>删除后本单位不能再套用，已发出的答复不受影响。不能恢复。</p>
      {sentence && <Sentence kind="error">{sentence}</Sentence>}
      <p className="template__buttons">
        <Button size="small" danger autoFocus loading={isSending} onClick={remove}>
          删除“{template.name}”
        </Button>
        <Button size="small" onClick={() => setIsAsked(false)}>
          不删除
        </Button>
      </p>
    </div>
  );
}
