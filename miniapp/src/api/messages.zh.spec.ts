import { ERRORS, OfflineError, type ErrorCode, type FieldReason } from '@zsb/shared/errors';
import { aProblem } from '../../test/factories';
import { fieldSentence, loginNeededFor, sentenceFor } from './messages.zh';

const CODES = Object.keys(ERRORS) as ErrorCode[];
const BANNED = /系统异常|操作失败|参数错误|权限不足|[!！]/;

it.each(CODES)('the sentence for %s is plain Chinese without banned phrases', (code) => {
  const sentence = sentenceFor(aProblem(code));
  expect(sentence).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(sentence).not.toMatch(BANNED);
});

it.each([
  [30, '30 秒后'],
  [119, '119 秒后'],
  [120, '2 分钟后'],
  [3_601, '61 分钟后'],
  [86_000, '24 小时后'],
])('tells how long to wait when the server says so: %i s reads %s', (retryAfterSeconds, words) => {
  expect(sentenceFor(aProblem('platform.too-many-requests', { params: { retryAfterSeconds } }))).toContain(words);
});

it('no answer at all reads as a network that is gone, with the words kept', () => {
  expect(sentenceFor(new OfflineError())).toBe('网络不可用，内容已保留。请检查网络后再试。');
});

it('a code newer than this build reads in the words of the server, when those are Chinese', () => {
  const newer = aProblem('platform.internal');
  Object.assign(newer.problem, { code: 'appointment.new-thing', title: '这个时段刚刚约满。' });
  expect(sentenceFor(newer)).toBe('这个时段刚刚约满。');
  Object.assign(newer.problem, { title: 'New thing' });
  expect(sentenceFor(newer)).toMatch(/^这次没有办成/);
});

it.each<[FieldReason, string | number | undefined, string]>([
  ['required', undefined, '请填写地点。'],
  ['too-long', 200, '地点太长了，最多 200 个字。'],
  ['too-short', undefined, '地点太短了。'],
  ['outside-city', undefined, '地点不在本市范围内。请选本市的地点，或拨打当地热线。'],
])('a field refused as %s (%s) reads: %s', (reason, limit, sentence) => {
  expect(fieldSentence({ field: 'place.address', reason, ...(limit !== undefined && { limit }) }, '地点')).toBe(sentence);
});

it('only a missing or too low login leads to the login pages', () => {
  expect(CODES.filter((code) => loginNeededFor(aProblem(code)) === 'login')).toEqual(['platform.unauthenticated', 'login.refresh-invalid']);
  expect(CODES.filter((code) => loginNeededFor(aProblem(code)) === 'phone')).toEqual(['identity.level-required']);
});

it.each([
  ['L2', 'phone', '核验手机号'],
  ['L3', 'realName', '实名核验'],
  ['L4', null, '需要本人刷脸或到大厅办理'],
  ['L9', 'phone', '先核验您的身份'],
])('a service of level %s leads to the page %s and says why', (level, step, words) => {
  const refusal = aProblem('identity.level-required', { params: { level } });
  expect(loginNeededFor(refusal)).toBe(step);
  expect(sentenceFor(refusal)).toContain(words);
});
