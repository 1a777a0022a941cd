import { APPLICATION_KINDS, COMPLAINT_ACTIONS } from '@zsb/shared/complaints';
import { officeCalendar } from '../../calendar/default-calendars.js';
import { citizenLine, staffLine, type StepWords } from './step-words.js';

const { zone } = officeCalendar;
const forCitizen = (action: string, data: StepWords['data'] = {}) => citizenLine({ action, data }, zone);
const forStaff = (action: string, data: StepWords['data'] = {}) => staffLine({ action, data }, zone);
const FULL: StepWords['data'] = {
  organisation: '市容科',
  outcome: 'solved',
  satisfaction: 2,
  channel: 'phone',
  result: 'reached',
  applicationKind: 'extension',
  extendBy: '3wd',
  dueAt: '2026-11-30T09:30:00.000Z',
  relatedCase: 'TS20261120-7K3QXM-C',
};
const READS = /^[\p{Script=Han}（）·，：；。 \d:A-Z-]+$/u;

it.each(['file', ...COMPLAINT_ACTIONS])('%s has words for colleagues, with and without what was kept of it', (action) => {
  for (const data of [{}, FULL]) expect(forStaff(action, data)).toMatch(READS);
});

it.each(['file', ...COMPLAINT_ACTIONS])('%s has words for the citizen or none, with and without what was kept of it', (action) => {
  for (const data of [{}, FULL]) expect(forCitizen(action, data) ?? '没有').toMatch(READS);
});

it('the citizen follows what is meant for them, and nothing of what stays among colleagues', () => {
  const silent = COMPLAINT_ACTIONS.filter((action) => forCitizen(action, FULL) === null);
  expect([...silent].sort()).toEqual(
    [
      ...['note', 'draftAnswer', 'sendBackAnswer', 'nameHandlers', 'supervise', 'answerSupervision', 'addCoHandler', 'answerCoHandling'],
      ...['requestExtension', 'refuseExtension', 'requestRedispatch', 'refuseRedispatch', 'requestRejection', 'refuseRejection'],
      ...['requestExclusion', 'grantExclusion', 'refuseExclusion', 'contestRating', 'grantContest', 'refuseContest'],
    ].sort(),
  );
});

it.each(COMPLAINT_ACTIONS.filter((action) => !['grantExtension', 'refuseRecheck'].includes(action)))(
  'a remark on %s is for colleagues alone',
  (action) => {
    expect(forCitizen(action, { ...FULL, note: '此人常来' }) ?? '').not.toContain('此人常来');
    expect(forStaff(action, { ...FULL, note: '此人常来' })).toMatch(/：此人常来$/);
  },
);

it.each<[string, StepWords['data'], string]>([
  ['contact', { organisation: '市城管局', channel: 'phone', result: 'reached' }, '市城管局已联系您（电话）'],
  ['contactTry', { organisation: '市城管局', channel: 'visit', result: 'noAnswer' }, '市城管局尝试联系您，没有联系上（上门）'],
  [
    'grantExtension',
    { extendBy: '3wd', dueAt: '2026-12-02T09:30:00.000Z', note: '等待检测结果' },
    '办理期限延长到 12月2日 周三 17:30，原因：等待检测结果',
  ],
  ['grantExtension', { extendBy: '3wd', note: '等待检测结果' }, '办理期限延长 3 个工作日，原因：等待检测结果'],
  ['grantRedispatch', { organisation: '交警支队' }, '正在重新确认责任单位'],
  ['approveAnswer', { organisation: '市城管局', outcome: 'solved' }, '市城管局已答复'],
  ['rateLow', { satisfaction: 1 }, '您评价了这次办理：非常不满意。责任单位将整改'],
  ['refuseRecheck', { note: '已两次处理' }, '经复核办结：已两次处理'],
  ['reportPlan', { organisation: '市容科', relatedCase: 'TS20261120-7K3QXM-C' }, '市容科反馈：计划已落实'],
  ['planProgress', { organisation: '市容科' }, '市容科反馈了计划进展'],
  ['endMerged', { outcome: 'solved', relatedCase: 'TS20261120-7K3QXM-C' }, '合并办理的诉求已有答复'],
  ['endMerged', { relatedCase: 'TS20261120-7K3QXM-C' }, '您的诉求不再合并，单独办理'],
])('the citizen reads of %s: %j', (action, data, words) => {
  expect(forCitizen(action, data)).toBe(words);
});

it('an approval that passes the draft on to the centre is nothing for the citizen', () => {
  expect([forCitizen('approveAnswer', { stage: 'centre' }), forStaff('approveAnswer', { stage: 'centre' })]).toEqual([
    null,
    '科室负责人审核通过，待中心审核',
  ]);
});

it.each<[string, StepWords['data'], string]>([
  ['dispatch', { organisation: '市容科', toCategory: '0201', note: '请尽快' }, '派给市容科，并更正了分类：请尽快'],
  ['contactTry', { channel: 'phone', result: 'wrongNumber', note: '打了两次' }, '号码有误（电话）：打了两次'],
  ['contactTry', { channel: 'phone', result: 'noAnswer', isTooSoon: true }, '无人接听（电话），与上一次间隔太短，不计次数'],
  ['contactTry', { channel: 'phone', result: 'noAnswer', isOffHours: true }, '无人接听（电话），不在工作时间，不计次数'],
  ['contactTry', { channel: 'phone', result: 'noAnswer', isTooSoon: true, isOffHours: true }, '无人接听（电话），不在工作时间，不计次数'],
  ['reportPlan', { organisation: '市容科' }, '市容科反馈计划落实情况'],
  ['planProgress', { organisation: '市容科' }, '市容科反馈计划进展'],
  ['requestExtension', { applicationKind: 'extension', extendBy: '3wd', note: '等待检测' }, '申请延期 3 个工作日：等待检测'],
  ['requestRedispatch', { applicationKind: 'redispatch', organisation: '交警支队' }, '申请改派（交警支队）'],
  ['refuseExclusion', { applicationKind: 'exclusion', note: '理由不足' }, '申请剔除：未同意：理由不足'],
  ['draftAnswer', { organisation: '市容科', outcome: 'explained', stage: 'head' }, '市容科拟好答复，待科室负责人审核，结果：解释说明'],
  ['answer', { organisation: '市容科', outcome: 'solved', lapsed: ['extension'] }, '市容科答复，结果：已解决；申请延期自动失效'],
])('colleagues read of %s: %j', (action, data, words) => {
  expect(forStaff(action, data)).toBe(words);
});

it('every kind of application that lapsed is named', () => {
  expect(forStaff('withdraw', { lapsed: [...APPLICATION_KINDS] })).toBe(
    '市民撤回；申请延期自动失效；申请改派自动失效；申请不予受理自动失效；申请剔除自动失效；申诉评价自动失效',
  );
});

it('a step that a newer program wrote is shown by its name', () => {
  expect([forStaff('somethingNew'), forCitizen('somethingNew')]).toEqual(['somethingNew', null]);
});
