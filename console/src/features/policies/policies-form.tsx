import { COMMON_CLOCKS, type PoliciesView, type PolicyDocument, type PolicyTarget } from '@zsb/shared/sla';
import { LIMIT_BOUNDS, LIMIT_NAMES, LONGEST_POLICY_NAME, POLICY_ROWS, type Urgency } from '@zsb/shared/sla-rules';
import { Button, Input } from 'antd';
import type { FormEvent } from 'react';
import { Sentence } from '../../ui/sentence';
import { Field, refusedBy } from '../case/box';
import { PolicyCard, TargetTable } from './policies-tables';
import { LIMIT_WORDS, rowName, URGENCY_WORDS } from './policy-rules';
import { TargetInput } from './target-input';
import { usePoliciesForm } from './use-policies-form';

interface PoliciesFormProps {
  /** The version that is changed into a new one. */
  base: PoliciesView;
  newest: number;
  onSaved: (versions: PoliciesView[]) => void;
  onStale: () => void;
  onClose: () => void;
}

const NOTE_LIMIT = 200;

/** Writes a new version of the time limits. */
export function PoliciesForm(props: PoliciesFormProps) {
  const form = usePoliciesForm(props);
  const { document, change, refusals } = form;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };
  const leave = () => {
    form.discard();
    props.onClose();
  };
  const changePolicy = (code: string, part: Partial<PolicyDocument>) => {
    const policy = document.policies[code];
    if (policy) change({ policies: { ...document.policies, [code]: { ...policy, ...part } } });
  };
  return (
    <form className="form" onSubmit={submit} noValidate aria-label="修改时限策略">
      {Object.entries(document.policies).map(([code, policy]) => (
        <PolicyFields key={code} code={code} policy={policy} refusals={refusals} onChange={(part) => changePolicy(code, part)} />
      ))}
      <PolicyCard id="common" title="所有分类共用">
        <TargetTable
          rows={COMMON_CLOCKS.map((kind) => ({
            key: kind,
            name: rowName(kind),
            cell: targetCell(`document.common.${kind}`, rowName(kind), document.common[kind], refusals, (target) =>
              change({ common: { ...document.common, [kind]: target } }),
            ),
          }))}
        />
      </PolicyCard>
      <LimitFields form={form} />
      <Decision form={form} onClose={leave} />
    </form>
  );
}

type Form = ReturnType<typeof usePoliciesForm>;

const targetCell = (
  path: string,
  name: string,
  target: PolicyTarget,
  refusals: Record<string, string>,
  onChange: (target: PolicyTarget) => void,
) => {
  const cell = (urgency: Urgency) => (
    <TargetInput
      id={`${path}.${urgency}`}
      label={`${name}（${URGENCY_WORDS[urgency]}）`}
      value={target[urgency]}
      onChange={(value) => onChange({ ...target, [urgency]: value })}
      refusal={refusals[`${path}.${urgency}`]}
    />
  );
  return cell;
};

interface PolicyFieldsProps {
  code: string;
  policy: PolicyDocument;
  refusals: Record<string, string>;
  onChange: (part: Partial<PolicyDocument>) => void;
}

function PolicyFields({ code, policy, refusals, onChange }: PolicyFieldsProps) {
  const path = `document.policies.${code}`;
  return (
    <PolicyCard id={code} title={policy.name || '没有名字'}>
      <Field id={`${path}.name`} label="策略名字" refusal={refusals[`${path}.name`]}>
        <Input
          id={`${path}.name`}
          value={policy.name}
          maxLength={LONGEST_POLICY_NAME}
          onChange={(event) => onChange({ name: event.target.value })}
          style={{ maxWidth: 320 }}
          {...refusedBy(`${path}.name`, refusals[`${path}.name`])}
        />
      </Field>
      <TargetTable
        rows={POLICY_ROWS.map((row) => ({
          key: row,
          name: rowName(row),
          cell: targetCell(`${path}.${row}`, `${policy.name}，${rowName(row)}`, policy[row], refusals, (target) =>
            onChange({ [row]: target }),
          ),
        }))}
      />
    </PolicyCard>
  );
}

function LimitFields({ form: { document, change, refusals } }: { form: Form }) {
  const { limits } = document;
  return (
    <PolicyCard id="limits" title="次数和上限">
      <div className="limits">
        <div className="field">
          <span className="field__label">请市民补充后等多久</span>
          <TargetInput
            id="document.limits.supply"
            label="请市民补充后等多久"
            value={limits.supply}
            onChange={(supply) => change({ limits: { ...limits, supply } })}
            refusal={refusals['document.limits.supply']}
          />
        </div>
        {LIMIT_NAMES.map((name) => {
          const path = `document.limits.${name}`;
          const [least, most] = LIMIT_BOUNDS[name];
          return (
            <Field key={name} id={path} label={LIMIT_WORDS[name]} refusal={refusals[path]} hint={`${least} 到 ${most}`}>
              <Input
                id={path}
                inputMode="numeric"
                value={Number.isInteger(limits[name]) ? limits[name] : ''}
                onChange={(event) => change({ limits: { ...limits, [name]: numberOf(event.target.value) } })}
                style={{ width: 140 }}
                {...refusedBy(path, refusals[path])}
              />
            </Field>
          );
        })}
      </div>
    </PolicyCard>
  );
}

const numberOf = (typed: string): number => {
  const digits = typed.normalize('NFKC').replace(/\D/g, '');
  return digits === '' ? NaN : Number(digits);
};

function Decision({ form, onClose }: { form: Form; onClose: () => void }) {
  const { refusals } = form;
  return (
    <PolicyCard id="decision" title="何时生效">
      <Field
        id="effectiveFrom"
        label="生效时间（不填为立即生效）"
        refusal={refusals['effectiveFrom']}
        hint="本市时间。生效以后开始的时限按新的一版，以前的不变。"
      >
        <Input
          id="effectiveFrom"
          type="datetime-local"
          value={form.from}
          onChange={(event) => form.setFrom(event.target.value)}
          style={{ width: 240 }}
          {...refusedBy('effectiveFrom', refusals['effectiveFrom'])}
        />
      </Field>
      <Field id="note" label="为什么改" refusal={refusals['note']} hint="写明依据，例如文号。会列在历次版本里。">
        <Input
          id="note"
          value={form.note}
          maxLength={NOTE_LIMIT}
          onChange={(event) => form.setNote(event.target.value)}
          {...refusedBy('note', refusals['note'])}
        />
      </Field>
      {form.gapCount > 0 && <Sentence kind="error">还有 {form.gapCount} 处要改，已在上面标出。</Sentence>}
      {form.sentence && <Sentence kind="error">{form.sentence}</Sentence>}
      <p className="box__consequence">保存后成为新的一版，不能再改，只能再存下一版。正在计时的时限不受影响。</p>
      <div className="box__buttons">
        <Button type="primary" htmlType="submit" loading={form.isSending}>
          保存为新的一版
        </Button>
        <Button onClick={onClose}>不保存</Button>
      </div>
    </PolicyCard>
  );
}
