import { caseworkApi, PLACEHOLDERS, TEMPLATE_KINDS, type TemplateKind, type TemplateView } from '@zsb/shared/casework';
import { Button } from 'antd';
import { useState } from 'react';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { Bones } from '../../ui/bones';
import { Failure } from '../../ui/failure';
import { Sentence } from '../../ui/sentence';
import { TemplateForm } from './template-form';
import { RemoveTemplate } from './remove-template';
import { TEMPLATE_KIND_NAMES } from './template-rules';
import './templates-page.css';
import { focusPageTitle } from '../../ui/page-title';

/** Which template is being written: one that is there, or a new one of a kind. */
type Open = { template: TemplateView } | { kind: TemplateKind } | null;

/** 答复模板: texts an office uses again and again, with what is filled in for each case. */
export default function TemplatesPage() {
  const templates = useLoaded('templates', () => send(caseworkApi.templates, {}));
  const [open, setOpen] = useState<Open>(null);
  const [done, setDone] = useState<string | null>(null);
  const saved = (template: TemplateView) => {
    templates.reload();
    setOpen(null);
    focusPageTitle();
    setDone(`“${template.name}”已保存，办理诉求时可以套用。`);
  };
  const removed = (template: TemplateView) => {
    templates.replace((shown) => (shown ?? []).filter(({ id }) => id !== template.id));
    setDone(`“${template.name}”已删除。`);
  };
  return (
    <>
      <p className="quiet page__intro">
        在答复、请市民补充和联系记录里可以套用。您建的模板本单位都能用；标着“全市”的随系统提供，不能在这里改。
      </p>
      {done && <Sentence kind="done">{done}</Sentence>}
      <Failure error={templates.error} hasContent={templates.data !== null} onRetry={templates.reload} />
      {templates.data === null && templates.error === null && <Bones lines={6} label="正在读取模板" />}
      {open && (
        <TemplateForm key={'template' in open ? open.template.id : open.kind} {...open} onSaved={saved} onClose={() => setOpen(null)} />
      )}
      {templates.data !== null &&
        TEMPLATE_KINDS.map((kind) => (
          <KindOfTemplates
            key={kind}
            kind={kind}
            templates={templates.data?.filter((template) => template.kind === kind) ?? []}
            onOpen={(next) => {
              setDone(null);
              setOpen(next);
            }}
            onRemoved={removed}
          />
        ))}
      <Placeholders />
    </>
  );
}

interface KindProps {
  kind: TemplateKind;
  templates: readonly TemplateView[];
  onOpen: (open: Open) => void;
  onRemoved: (template: TemplateView) => void;
}

function KindOfTemplates({ kind, templates, onOpen, onRemoved }: KindProps) {
  return (
    <section className="card" aria-labelledby={`kind-${kind}`}>
      <div className="page__bar">
        <h2 id={`kind-${kind}`}>{TEMPLATE_KIND_NAMES[kind]}</h2>
        <Button onClick={() => onOpen({ kind })}>新建{TEMPLATE_KIND_NAMES[kind]}模板</Button>
      </div>
      {templates.length === 0 && <p className="quiet">还没有模板。</p>}
      <ul>
        {ownFirst(templates).map((template) => (
          <li key={template.id} className="template">
            <details>
              <summary>
                <strong>{template.name}</strong> {!template.isOwn && <span className="mark">全市</span>}
              </summary>
              <p className="words">{template.text}</p>
            </details>
            {template.isOwn && (
              <div className="template__buttons">
                <Button size="small" aria-label={`修改：${template.name}`} onClick={() => onOpen({ template })}>
                  修改
                </Button>
                <RemoveTemplate template={template} onRemoved={onRemoved} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const ownFirst = (templates: readonly TemplateView[]) => templates.toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn));

const MEANINGS: Record<(typeof PLACEHOLDERS)[number], string> = {
  称呼: '市民的称呼，例如“李女士”；隐藏姓名的写“市民朋友”',
  编号: '诉求编号',
  分类: '诉求的分类',
  单位: '承办单位的名称',
  单位电话: '承办单位的电话',
  提交日期: '市民提交的日期',
  今天: '套用模板那天的日期',
  办结期限: '应当办结的时间',
};

function Placeholders() {
  return (
    <section className="card" aria-labelledby="placeholders">
      <h2 id="placeholders">模板里可以写什么</h2>
      <p>下面这些写在大括号里，套用时自动换成这件诉求的内容。</p>
      <dl className="facts">
        {PLACEHOLDERS.map((name) => (
          <div key={name}>
            <dt>{`{${name}}`}</dt>
            <dd>{MEANINGS[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
