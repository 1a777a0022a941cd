import type { ApplicationView, CaseView } from '@zsb/shared/case-views';
import type { ComplaintAction } from '@zsb/shared/complaints';
import { act } from 'react';
import { aCase, aClock } from '../../../test/a-case';
import { aBox, SERVED } from '../../../test/a-box';
import { everyBox, everyEmptyBox, type BoxRow } from '../../../test/every-box';
import { buttonNamed, choose, ok, press, problem, removeScreen, submit, textOf, textsOf, type } from '../../../test/screen';
import type { StaffAction } from '../inbox/actions';
import { radioId } from './radio-field';

const WORDS = '现场情况复杂，需要等第三方检测报告。';
const pick = (id: string, value: string) => press(document.getElementById(radioId(id, value))!);
const tick = (id: string) => press(document.getElementById(id)!);

const application = (kind: ApplicationView['kind'], more: Partial<ApplicationView> = {}): ApplicationView =>
  ({
    id: 'app1',
    kind,
    reason: '请批准。',
    details: {},
    detailsText: '',
    requestedBy: '李强',
    requestedAt: '2026-11-20T03:00:00Z',
    decision: null,
    decidedBy: null,
    decidedAt: null,
    decisionReason: null,
    ...more,
  }) as ApplicationView;

const oneText = (action: StaffAction, path: string, field: 'text' | 'reason', submitWords: string): BoxRow => ({
  name: action,
  action,
  allowed: [action as ComplaintAction],
  fill: () => type(`${action}-text`, ` ${WORDS} `),
  path,
  body: { [field]: WORDS },
  submitWords,
});

const decision = (action: StaffAction, allowed: ComplaintAction[], kind: ApplicationView['kind'], choice: 'grant' | 'refuse'): BoxRow => ({
  name: `${action}, ${choice}`,
  action,
  allowed,
  view: { applications: [application(kind, { decision: 'refused', id: 'old' as ApplicationView['id'] }), application(kind)] },
  fill: async () => {
    await pick('decide-decision', choice);
    if (kind === 'redispatch' && choice === 'grant') await choose('decide-office', '市政');
    await type('decide-reason', WORDS);
  },
  path: 'applications/app1/decision',
  body: { decision: choice, reason: WORDS, ...(kind === 'redispatch' && choice === 'grant' && { organisationId: 'o2' }) },
  submitWords: choice === 'grant' ? '批准申请' : '不批准',
});

const ROWS: BoxRow[] = [
  oneText('supervise', 'supervision', 'reason', '发出督办'),
  oneText('answerSupervision', 'supervision-report', 'text', '提交督办反馈'),
  oneText('rectify', 'rectification', 'text', '提交整改情况'),
  oneText('markUrgent', 'urgent', 'reason', '标为紧急'),
  oneText('note', 'notes', 'text', '记下备注'),
  ...(
    [
      ['done', true, '提交落实情况'],
      ['underWay', false, '提交进展'],
    ] as const
  ).map(([progress, isDone, submitWords]): BoxRow => ({
    name: `a report on a plan, ${progress}`,
    action: 'reportPlan',
    allowed: ['reportPlan', 'planProgress'],
    fill: async () => {
      await pick('plan-progress', progress);
      await type('plan-text', ` ${WORDS} `);
    },
    path: 'plan-report',
    body: { isDone, text: WORDS },
    submitWords,
  })),
  {
    name: 'a contact',
    action: 'contact',
    allowed: ['contact', 'contactTry'],
    fill: async () => {
      await pick('contact-channel', 'visit');
      await pick('contact-result', 'reached');
      await type('contact-note', WORDS);
    },
    path: 'contacts',
    body: { channel: 'visit', result: 'reached', note: WORDS },
    submitWords: '保存联系记录',
  },
  {
    name: 'a call back that nobody answered',
    action: 'callBack',
    allowed: ['callBackTry'],
    fill: () => pick('call-back-result', 'noAnswer'),
    path: 'call-back',
    body: { result: 'noAnswer', note: '' },
    submitWords: '保存回访记录',
  },
  {
    name: 'approving an answer',
    action: 'reviewAnswer',
    allowed: ['approveAnswer', 'sendBackAnswer'],
    fill: () => pick('review-decision', 'approve'),
    path: 'answer-review',
    body: { decision: 'approve', reason: '' },
    submitWords: '通过这份答复',
  },
  {
    name: 'sending an answer back',
    action: 'reviewAnswer',
    allowed: ['approveAnswer', 'sendBackAnswer'],
    fill: async () => {
      await pick('review-decision', 'sendBack');
      await type('review-reason', WORDS);
    },
    path: 'answer-review',
    body: { decision: 'sendBack', reason: WORDS },
    submitWords: '退回修改',
  },
  {
    name: 'applying for more time',
    action: 'applyExtension',
    allowed: ['requestExtension'],
    view: { clocks: [aClock({ target: '24h' })] },
    fill: async () => {
      await type('apply-amount', '12');
      await type('apply-reason', WORDS);
    },
    path: 'applications',
    body: { kind: 'extension', details: { extendBy: '12h' }, reason: WORDS },
    submitWords: '提交延期申请',
  },
  {
    name: 'applying for another office',
    action: 'applyRedispatch',
    allowed: ['requestRedispatch'],
    fill: async () => {
      await choose('apply-office', '市政');
      await type('apply-reason', WORDS);
    },
    path: 'applications',
    body: { kind: 'redispatch', details: { organisationId: 'o2' }, reason: WORDS },
    submitWords: '提交改派申请',
  },
  {
    name: 'applying to reject',
    action: 'applyRejection',
    allowed: ['requestRejection'],
    fill: async () => {
      await choose('apply-rejection', '诉讼');
      await type('apply-reason', WORDS);
    },
    path: 'applications',
    body: { kind: 'rejection', details: { rejectReason: 'litigation' }, reason: WORDS },
    submitWords: '提交不予受理申请',
  },
  ...(
    [
      ['applyExclusion', 'requestExclusion', 'exclusion', '提交剔除申请'],
      ['contestRating', 'contestRating', 'ratingContest', '提交评价申诉'],
    ] as const
  ).map(([action, allowed, kind, submitWords]): BoxRow => ({
    name: action,
    action,
    allowed: [allowed],
    fill: () => type('apply-reason', WORDS),
    path: 'applications',
    body: { kind, details: {}, reason: WORDS },
    submitWords,
  })),
  decision('decideExtension', ['grantExtension', 'refuseExtension'], 'extension', 'grant'),
  decision('decideExtension', ['grantExtension', 'refuseExtension'], 'extension', 'refuse'),
  decision('decideRedispatch', ['grantRedispatch', 'refuseRedispatch'], 'redispatch', 'grant'),
  decision('decideRedispatch', ['grantRedispatch', 'refuseRedispatch'], 'redispatch', 'refuse'),
  decision('decideRejection', ['grantRejection', 'refuseRejection'], 'rejection', 'grant'),
  decision('decideExclusion', ['grantExclusion', 'refuseExclusion'], 'exclusion', 'refuse'),
  decision('decideContest', ['grantContest', 'refuseContest'], 'ratingContest', 'grant'),
  {
    name: 'asking an office for help',
    action: 'addCoHandler',
    allowed: ['addCoHandler'],
    fill: async () => {
      await choose('co-handler-office', '市政');
      await type('co-handler-request', WORDS);
    },
    path: 'co-handlers',
    body: { organisationId: 'o2', text: WORDS },
    submitWords: '请市政设施科协办',
  },
  {
    name: 'answering as a helper',
    action: 'answerCoHandling',
    allowed: ['answerCoHandling'],
    view: {
      coHandlers: [{ organisationId: 'o2', organisation: '市政设施科', request: '请查井盖。', answeredAt: null }] as CaseView['coHandlers'],
    },
    fill: () => type('co-handling-text', WORDS),
    path: 'co-handling',
    body: { organisationId: 'o2', text: WORDS },
    submitWords: '提交协办反馈',
  },
  {
    name: 'splitting',
    action: 'split',
    allowed: ['split'],
    fill: async () => {
      await choose('split-category', '停水');
      await type('question-since', '2026-11-18');
      await type('split-text', WORDS);
    },
    path: 'split',
    body: { categoryCode: '0302', answers: [{ key: 'since', value: '2026-11-18' }], text: WORDS },
    submitWords: '拆成新的诉求',
  },
  {
    name: 'merging',
    action: 'merge',
    allowed: ['merge'],
    fill: async () => {
      await type('merge-number', SERVED.otherNumber.toLowerCase().replaceAll('-', ''));
      await type('merge-reason', WORDS);
    },
    path: 'merge',
    body: { caseNumber: SERVED.otherNumber, reason: WORDS },
    submitWords: '并入这件诉求',
  },
  {
    name: 'naming handlers',
    action: 'nameHandlers',
    allowed: ['nameHandlers'],
    view: { confidentiality: { isReadable: true, handlers: [{ id: 's1', name: '李强' }] } as CaseView['confidentiality'] },
    fill: async () => {
      await tick('handlers-s1');
      await tick('handlers-s2');
    },
    path: 'handlers',
    body: { staffIds: ['s2'] },
    submitWords: '指定这些人办理',
  },
];

beforeEach(() => window.sessionStorage.clear());
afterEach(removeScreen);

everyBox(ROWS);
// Naming handlers begins with those who are named already.
everyEmptyBox(ROWS.filter(({ action }) => action !== 'nameHandlers'));

it('a report needs somebody to handle it', async () => {
  const row = ROWS.find(({ action }) => action === 'nameHandlers')!;
  const { commands } = await aBox(row, [], row.view);
  await tick('handlers-s1');
  await submit();
  expect(commands()).toEqual([]);
  expect(textsOf('.field__refusal')).toEqual(['请至少指定一位办理人。']);
});

it('a report on a plan says before anything is chosen what either choice does, and chooses neither', async () => {
  await aBox({ action: 'reportPlan', allowed: ['reportPlan', 'planProgress'] }, []);
  expect(textsOf('.choices label')).toEqual(['已落实', '还在推进']);
  expect(document.querySelector('.choices input:checked')).toBeNull();
  expect(textOf('.box__consequence')).toMatch(/已落实的.*停止计算.*还在推进的.*照常计算/);
  await pick('plan-progress', 'underWay');
  expect(textOf('.box__consequence')).toContain('照常计算');
  await pick('plan-progress', 'done');
  expect(textOf('.box__consequence')).toContain('不再提醒');
});

it('a report on a plan offers only what the server allows', async () => {
  await aBox({ action: 'reportPlan', allowed: ['reportPlan'] }, []);
  expect(textsOf('.choices label')).toEqual(['已落实']);
});

it('a decision shows what was applied for, and not what was decided before', async () => {
  const row = decision('decideExtension', ['grantExtension', 'refuseExtension'], 'extension', 'grant');
  const open = application('extension', { detailsText: '延长 3 个工作日', reason: '等检测报告。' });
  await aBox(row, [], { applications: [application('extension', { decision: 'refused', reason: '旧的理由' }), open] });
  expect(textOf('.box .draft')).toContain('延长 3 个工作日');
  expect(textOf('.box .draft')).toContain('等检测报告。');
  expect(textOf('.box .draft')).not.toContain('旧的理由');
});

it('a redispatch starts at the office that was asked for, and cannot be granted without one', async () => {
  const row = decision('decideRedispatch', ['grantRedispatch', 'refuseRedispatch'], 'redispatch', 'grant');
  const { commands } = await aBox(row, [ok(aCase())], {
    applications: [application('redispatch', { details: { organisationId: 'o1' } as ApplicationView['details'] })],
  });
  await pick('decide-decision', 'grant');
  await type('decide-reason', WORDS);
  await submit();
  expect(commands()[0]?.body).toMatchObject({ organisationId: 'o1' });
  removeScreen();
  const second = await aBox(row, [], { applications: [application('redispatch')] });
  window.sessionStorage.clear();
  await pick('decide-decision', 'grant');
  await type('decide-reason', WORDS);
  await submit();
  expect(second.commands()).toEqual([]);
});

it('a decision offers only what the server allows', async () => {
  await aBox({ action: 'decideExclusion', allowed: ['refuseExclusion'] }, [], { applications: [application('exclusion')] });
  expect(textsOf('.choices label')).toEqual(['不批准']);
});

it('the one who reviews sees the draft as the citizen would read it', async () => {
  const draft = {
    text: '已到现场处理。',
    outcome: 'solved',
    plannedDate: null,
    at: '2026-11-20T03:00:00Z',
    office: '市容科',
    stage: 'head',
    author: '李强',
  };
  await aBox({ action: 'reviewAnswer', allowed: ['approveAnswer'] }, [], { draft: draft as CaseView['draft'] });
  expect(textOf('.box .draft')).toContain('已解决');
  expect(textOf('.box .draft')).toContain('已到现场处理。');
  expect(textOf('.box .draft')).toContain('李强');
});

it('a template goes below what is written already, and can be changed', async () => {
  await aBox({ action: 'ask', allowed: ['ask'] }, []);
  await type('ask-text', '您好。');
  await choose('ask-text-template', '门牌');
  expect((document.getElementById('ask-text') as HTMLTextAreaElement).value).toBe('您好。\n李女士，请补充门牌号。');
});

it('a box without templates of its kind shows no field for them', async () => {
  await aBox({ action: 'contact', allowed: ['contact'] }, []);
  expect(document.getElementById('contact-note-template')).toBeNull();
});

it('an answer that is reviewed keeps its text for when it is sent back', async () => {
  const draft = { stage: 'head' } as CaseView['draft'];
  await aBox({ action: 'answer', allowed: ['draftAnswer'] }, [ok(aCase({ draft }))]);
  await type('answer-text', '已到现场处理，商户已搬离人行道。');
  await pick('answer-outcome', 'solved');
  expect(textOf('.box button[type=submit]')).toBe('提交审核');
  await submit();
  removeScreen();
  await aBox({ action: 'answer', allowed: ['draftAnswer'] }, []);
  expect((document.getElementById('answer-text') as HTMLTextAreaElement).value).toContain('商户已搬离');
});

it('evidence is sent when it is chosen, and the answer names it', async () => {
  const { commands } = await aBox({ action: 'answer', allowed: ['answer'] }, [ok(aCase())]);
  const input = document.getElementById('evidence-input') as HTMLInputElement;
  const choosing = async (...files: File[]) => {
    Object.defineProperty(input, 'files', { value: files, configurable: true });
    await act(async () => {
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };
  await choosing(new File(['x'], '现场.jpg', { type: 'image/jpeg' }));
  expect(textsOf('.evidence button')).toEqual(['移除']);
  await choosing(new File(['x'], '说明.pdf', { type: 'application/pdf' }));
  expect(textOf('.sentence--error')).toBe('“说明.pdf”没有传上去：这种格式收不了，请换 JPG、PNG 或 WebP。');
  await type('answer-text', '已到现场处理，商户已搬离人行道。');
  await pick('answer-outcome', 'solved');
  await submit();
  expect(commands().at(-1)?.body).toMatchObject({ photoIds: [SERVED.photoId] });
});

it('an application that is waiting already makes the page read the case again', async () => {
  const row = ROWS.find(({ action }) => action === 'applyExclusion')!;
  const { seen } = await aBox(row, [problem(409, 'complaint.already-applied')]);
  await row.fill();
  await submit();
  expect(seen.stale).toEqual([false]);
  expect(textOf('.sentence')).toContain('正在等审批');
});

it('the number of this very case is no number to merge into', async () => {
  const row = ROWS.find(({ action }) => action === 'merge')!;
  const { commands } = await aBox(row, [], { caseNumber: SERVED.otherNumber });
  await row.fill();
  await submit();
  expect(commands()).toEqual([]);
  expect(textsOf('.field__refusal')).toEqual(['这就是当前这一件，请填写另一件的编号。']);
  expect(buttonNamed('并入这件诉求').disabled).toBe(false);
});
