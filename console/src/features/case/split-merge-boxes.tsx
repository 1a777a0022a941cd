import { catalogueApi, type CategoryView, type QuestionView } from '@zsb/shared/catalogue';
import { caseworkApi } from '@zsb/shared/casework';
import { COMPLAINT_LIMITS } from '@zsb/shared/complaints';
import { isCaseNumber } from '@zsb/shared/ids';
import { Input } from 'antd';
import { send } from '../../api/client';
import { useLoaded } from '../../platform/use-loaded';
import { BoxFrame, Field, refusedBy, type BoxProps } from './box';
import { ChoiceField } from './choice-field';
import { categoryChoices } from './choices';
import { CONSEQUENCES } from './consequences';
import { answersOf, QuestionFields, questionGaps } from './question-fields';
import { ReasonField } from './reason-field';
import { reasonGap } from './reason-rules';
import { useBox } from './use-box';

const CATEGORY = 'split-category';
const SPLIT_TEXT = 'split-text';

/** 拆分: one matter of several becomes a case of its own, in the citizen's words. */
export function SplitBox(props: BoxProps) {
  const categories = useLoaded('category-tree', () => send(catalogueApi.categories, {}));
  const groups = { ...categories, data: categories.data && categoryChoices(categories.data) };
  const questionsOf = (code: string | null) => questionsBelow(categories.data ?? [], code);
  const { draft, change, refusals, ...form } = useBox<{ categoryCode: string | null; text: string; answers: Record<string, string> }>(
    props,
    {
      initial: { categoryCode: null, text: '', answers: {} },
      gaps: ({ categoryCode, text, answers }) => ({
        categoryCode: categoryCode === null ? '请选择拆出部分的分类。' : null,
        ...questionGaps(questionsOf(categoryCode), answers),
        text: reasonGap(text, '请写下拆出的内容。'),
      }),
      controls: { categoryCode: CATEGORY, text: SPLIT_TEXT },
      send: (call, command, { categoryCode, text, answers }) =>
        send(caseworkApi.split, {
          ...call,
          body: {
            ...command,
            text: text.trim(),
            categoryCode: categoryCode ?? '',
            answers: answersOf(questionsOf(categoryCode), answers),
          },
        }),
    },
  );
  return (
    <BoxFrame {...props} {...form} submitWords="拆成新的诉求" consequence={CONSEQUENCES.split}>
      <ChoiceField
        id={CATEGORY}
        label="拆出部分的分类"
        choices={groups}
        value={draft.categoryCode}
        onChange={(categoryCode) => change({ categoryCode })}
        placeholder="选择分类，可输入名称查找"
        refusal={refusals['categoryCode']}
      />
      <QuestionFields
        questions={questionsOf(draft.categoryCode)}
        answers={draft.answers}
        onChange={(answers) => change({ answers })}
        refusals={refusals}
      />
      <ReasonField
        id={SPLIT_TEXT}
        label="拆出的内容"
        hint="用市民自己的话，只写要单独办理的这一件。市民会看到原文。"
        value={draft.text}
        onChange={(text) => change({ text })}
        refusal={refusals['text']}
      />
    </BoxFrame>
  );
}

/** The extra questions of the leaf with this code. */
function questionsBelow(nodes: readonly CategoryView[], code: string | null): readonly QuestionView[] {
  const found = nodes.find((node) => node.code === code);
  if (found) return found.questions;
  const branch = nodes.find((node) => node.children.length > 0 && questionsBelow(node.children, code).length > 0);
  return branch ? questionsBelow(branch.children, code) : [];
}

const NUMBER = 'merge-number';
const REASON = 'merge-reason';

/** 并案: the same matter under another number. */
export function MergeBox(props: BoxProps) {
  const own = props.view.caseNumber;
  const { draft, change, refusals, ...form } = useBox(props, {
    initial: { caseNumber: '', reason: '' },
    gaps: ({ caseNumber, reason }) => ({
      caseNumber: numberGap(caseNumber, own),
      reason: reasonGap(reason, '请写明为什么是同一件事。'),
    }),
    controls: { caseNumber: NUMBER, reason: REASON },
    send: (call, command, { caseNumber, reason }) =>
      send(caseworkApi.merge, { ...call, body: { ...command, caseNumber: normalised(caseNumber), reason: reason.trim() } }),
  });
  return (
    <BoxFrame {...props} {...form} submitWords="并入这件诉求" consequence={CONSEQUENCES.merge}>
      <Field
        id={NUMBER}
        label="并入哪一件（编号）"
        refusal={refusals['caseNumber']}
        hint={`例如 ${EXAMPLE}。两件要说的是同一件事、同一个地方。`}
      >
        <Input
          id={NUMBER}
          value={draft.caseNumber}
          onChange={(event) => change({ caseNumber: event.target.value })}
          maxLength={COMPLAINT_LIMITS.searchText}
          autoComplete="off"
          style={{ maxWidth: 320 }}
          {...refusedBy(NUMBER, refusals['caseNumber'])}
        />
      </Field>
      <ReasonField
        id={REASON}
        label="为什么并案"
        hint="记入两件诉求的时间线，市民看不到。"
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        refusal={refusals['reason']}
      />
    </BoxFrame>
  );
}

const EXAMPLE = 'TS20261120-7K3QXM-C';

const normalised = (typed: string): string => {
  const match = /^(TS\d{8})-?(.{6})-?(.)$/.exec(typed.normalize('NFKC').replace(/\s/g, '').toUpperCase());
  return match ? `${match[1]}-${match[2]}-${match[3]}` : typed.trim();
};

/** What is wrong with the number of the case to merge into, or null. */
export function numberGap(typed: string, own: string): string | null {
  if (typed.trim() === '') return '请填写要并入的诉求编号。';
  if (!isCaseNumber(normalised(typed))) return '编号不对，请核对后再填。';
  return normalised(typed) === own ? '这就是当前这一件，请填写另一件的编号。' : null;
}
