import { COMPLAINT_ACTIONS, COMPLAINT_STATES, type ComplaintAction } from '@zsb/shared/complaints';
import { Zone } from '../../calendar/zone.js';
import { followedStateText, toldAt, toldToFollowers, type ToldFacts } from './told.js';

const facts = (overrides: Partial<ToldFacts> = {}): ToldFacts => ({
  zone: Zone.of('Asia/Shanghai'),
  mayAppeal: true,
  caseNumber: 'TS20261120-7K3QXM-C',
  state: 'accepted',
  office: '市城管局 · 市容科',
  rateBy: null,
  ...overrides,
});
const textOf = (action: ComplaintAction, overrides: Partial<ToldFacts> = {}) => toldAt(action, facts(overrides))?.text;

it.each<ComplaintAction>(['rate', 'reopen', 'withdraw', 'appeal', 'supply', 'supplement', 'urge', 'rateLow'])(
  'nobody is told what they did themselves: %s',
  (action) => {
    for (const state of COMPLAINT_STATES) expect(toldAt(action, facts({ state }))).toBeNull();
  },
);

it.each<ComplaintAction>(['note', 'supervise', 'answerSupervision', 'requestExtension', 'refuseExtension', 'nameHandlers', 'draftAnswer'])(
  'what the offices do among themselves is not told: %s',
  (action) => {
    expect(toldAt(action, facts())).toBeNull();
  },
);

it('only what asks something of people, or changes what they were promised, leaves the app', () => {
  const leaving = COMPLAINT_ACTIONS.filter((action) => toldAt(action, facts({ state: 'answered' }))?.send);
  expect(leaving).toEqual([
    'dispatch',
    'arbitrate',
    'ask',
    'answer',
    'reject',
    'endMerged',
    'approveAnswer',
    'grantExtension',
    'grantRedispatch',
    'grantRejection',
  ]);
});

it('an extension names the old and the new date and the reason', () => {
  const told = { dueBefore: '2026-11-27T09:30:00.000Z', dueAt: '2026-12-02T09:30:00.000Z', note: '需要等厂家的配件' };
  expect(textOf('grantExtension', told)).toBe(
    '市城管局 · 市容科申请延长办理您的诉求 TS20261120-7K3QXM-C，已经批准：答复期限由11月27日 周五 17:30延长到12月2日 周三 17:30。理由：需要等厂家的配件',
  );
});

it('an extension of a clock that stands still names no dates, and a long reason is cut between characters', () => {
  const text = textOf('grantExtension', { note: '👷'.repeat(500) })!;
  expect(text).toContain('答复期限已经延长。理由：👷');
  expect([...text].length).toBeLessThanOrEqual(300);
  expect(text.isWellFormed()).toBe(true);
});

it('an answer is told once it is the citizen’s, with the last day of the rating', () => {
  expect(textOf('approveAnswer', { state: 'accepted' })).toBeUndefined();
  expect(textOf('approveAnswer', { state: 'answered', rateBy: new Date('2026-11-27T08:00:00Z') })).toBe(
    '市城管局 · 市容科已答复您的诉求 TS20261120-7K3QXM-C。请在11月27日 周五 16:00前查看并评价。',
  );
});

it.each([
  ['noAnswer', '请您留意来电。'],
  ['wrongNumber', '登记的号码可能有误，请您补充联系方式。'],
])('a call that reached nobody is told with what can be done about it: %s', (result, advice) => {
  expect(textOf('contactTry', { result })).toBe(`市城管局 · 市容科就诉求 TS20261120-7K3QXM-C 给您打过电话，没有联系上。${advice}`);
});

it('every text fits its column, however long the office’s name', () => {
  const office = '长'.repeat(100);
  const note = '由'.repeat(1000);
  for (const action of COMPLAINT_ACTIONS) {
    const told = toldAt(action, facts({ state: 'answered', office, note, rateBy: new Date('2026-11-27T08:00:00Z') }));
    expect([...(told?.title ?? '')].length).toBeLessThanOrEqual(20);
    expect([...(told?.text ?? '')].length).toBeLessThanOrEqual(300);
  }
});

it('followers are told at dispatch, acceptance and answer, and nothing more', () => {
  const told = COMPLAINT_ACTIONS.filter((action) => toldToFollowers(action, 'answered', '占道经营'));
  expect(told).toEqual(['dispatch', 'accept', 'answer', 'endMerged', 'approveAnswer']);
  expect(toldToFollowers('approveAnswer', 'accepted', '占道经营')).toBeNull();
});

it('an appeal is offered against the first rejection only', () => {
  expect(textOf('reject')).toContain('您可以申诉一次');
  expect(textOf('reject', { mayAppeal: false })).not.toContain('您可以申诉');
});

it('followers of a merged case do not read that it is over: it waits for an answer still', () => {
  expect([followedStateText('merged'), followedStateText('answered'), followedStateText('closed')]).toEqual(['办理中', '已答复', '已办结']);
});
