import type { CaseView } from '@zsb/shared/case-views';
import { aCase } from '../../../test/a-case';
import { removeScreen, render, textOf, textsOf } from '../../../test/screen';
import { CaseBody } from './case-body';

const now = new Date('2026-11-20T06:00:00Z');
const REJECTION = {
  reason: 'litigation',
  reasonText: '已经或者应当通过诉讼解决',
  text: '法院已经立案。',
  advice: '请向人民法院反映。',
  phone: '12368',
  at: '2026-11-20T04:00:00Z',
} as const;
const APPEALED: Partial<CaseView> = {
  state: 'submitted',
  rejection: REJECTION,
  history: [
    { at: '2026-11-20T05:00:00Z', action: 'appeal', text: '市民申诉：占道没有人管', actor: '市民' },
    { at: '2026-11-20T04:00:00Z', action: 'reject', text: '不予受理', actor: '王芳' },
  ],
};
const shown = (overrides: Partial<CaseView>) => render(<CaseBody view={aCase(overrides)} now={now} onExpired={() => undefined} />);
const partsLeft = () => textsOf('.case__body > div:first-child h3');

afterEach(removeScreen);

it('a plain case shows no empty parts', async () => {
  await shown({});
  expect(partsLeft()).toEqual(['诉求内容', '位置']);
});

it('shows the answered questions with their labels', async () => {
  await shown({ fields: [{ label: '停水开始的日期', value: '2026-11-18' }] });
  expect(textsOf('.facts dt')).toEqual(['停水开始的日期']);
  expect(textsOf('.facts dd')).toEqual(['2026-11-18']);
});

it('shows question and addition in the order they were said, and calls the citizen 市民', async () => {
  await shown({
    messages: [
      { kind: 'ask', at: '2026-11-20T03:00:00Z', text: '请补充楼栋号。', from: '市容科' },
      { kind: 'supply', at: '2026-11-20T04:30:00Z', text: '3 栋。', from: '您' },
    ],
  });
  expect(textsOf('.message')).toEqual(['市容科请市民补充今天 11:00请补充楼栋号。', '市民补充今天 12:303 栋。']);
});

it('a rejection stands first while it counts, with the way it names', async () => {
  await shown({ state: 'rejected', rejection: REJECTION });
  expect(partsLeft()).toEqual(['不予受理', '诉求内容', '位置']);
  expect(textOf('.part')).toContain('请向人民法院反映。电话 12368。');
});

it('an appeal stands before the rejection, says who rejected and what each decision means', async () => {
  await shown({ ...APPEALED, allowedActions: ['dispatch', 'reject'] });
  expect(partsLeft()).toEqual(['申诉', '此前不予受理', '诉求内容', '位置']);
  expect(textOf('.appeal')).toContain('市民申诉：占道没有人管');
  expect(textOf('.appeal')).toMatch(/由王芳决定.*派单即支持申诉/);
});

it('the one who rejected reads that another decides', async () => {
  await shown({ ...APPEALED, allowedActions: ['note'] });
  expect(textOf('.appeal')).toContain('是否维持，由另一位派单员或督查员决定。');
});

it('a rejection that was overcome is history', async () => {
  await shown({ ...APPEALED, state: 'accepted' });
  expect(partsLeft()).toEqual(['诉求内容', '位置', '此前不予受理']);
});

it('a report that is not for this person shows no words, and says for whom it is', async () => {
  await shown({ text: '', confidentiality: { isReadable: false, handlers: [{ id: 's2', name: '王芳' }] } as CaseView['confidentiality'] });
  expect(textOf('.confidential')).toBe('举报内容只对指定办理人可见。指定办理人：王芳。');
  expect(textsOf('.part .words')).toEqual([]);
});

it('an application that waits stands before the words, one that was decided after them', async () => {
  const application = {
    id: 'a1',
    kind: 'extension',
    detailsText: '延长 3 个工作日',
    reason: '等检测。',
    requestedBy: '李强',
    requestedAt: '2026-11-20T03:00:00Z',
  };
  const open = { ...application, decision: null } as CaseView['applications'][number];
  const decided = {
    ...application,
    id: 'a2',
    decision: 'refused',
    decidedBy: '张敏',
    decidedAt: '2026-11-20T04:00:00Z',
    decisionReason: '理由不足。',
  } as CaseView['applications'][number];
  await shown({ applications: [open, decided] });
  expect(partsLeft()).toEqual(['待审批的申请', '诉求内容', '位置', '申请记录']);
  expect(textsOf('.part').at(-3)).toContain('未批准：理由不足。');
});

it.each([
  ['urge', '市民催办'],
  ['supplement', '市民主动补充说明'],
  ['rectification', '市容科整改情况'],
  ['planReport', '市容科计划落实情况'],
] as const)('a message of kind %s begins with “%s”', async (kind, words) => {
  await shown({ messages: [{ kind, at: '2026-11-20T03:00:00Z', text: '三天了。', from: words.startsWith('市容科') ? '市容科' : '您' }] });
  expect(textOf('.message')).toContain(words);
});

it('a draft is told apart from an answer, and helpers from the office', async () => {
  const draft = {
    text: '已到现场处理。',
    outcome: 'solved',
    plannedDate: null,
    at: '2026-11-20T03:00:00Z',
    office: '市容科',
    stage: 'head',
    author: '李强',
  };
  const helper = {
    organisationId: 'o2',
    organisation: '园林科',
    request: '请修枝。',
    addedAt: '2026-11-20T03:00:00Z',
    dueAt: '2026-11-23T09:30:00Z',
    answeredAt: null,
    answer: null,
  };
  await shown({ draft, coHandlers: [helper] } as unknown as Partial<CaseView>);
  expect(partsLeft()).toEqual(['诉求内容', '位置', '协办', '待科室负责人审核的答复']);
  expect(textsOf('.part').join()).toContain('应在11月23日 周一 17:30 前反馈');
});
