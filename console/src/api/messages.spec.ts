import { ERRORS, OfflineError, ProblemError, type ErrorCode, type FieldReason, type Problem } from '@zsb/shared/errors';
import { errorSentence, fieldSentence, MESSAGES, secondsWords } from './messages.zh';

const problem = (code: string, more: Partial<Problem> = {}) =>
  new ProblemError({
    type: 'about:blank',
    title: '',
    status: 400,
    code: code as ErrorCode,
    params: {},
    fields: [],
    requestId: '',
    ...more,
  });

const codes = Object.keys(ERRORS) as ErrorCode[];
// screens.md, “Words”: none of these, no exclamation marks, no English beyond the names of file formats.
const BANNED = /系统异常|操作失败|参数错误|系统错误|！|!/;

it.each(codes)('%s is told in whole, plain sentences', (code) => {
  const sentence = errorSentence(problem(code));
  expect(sentence).toMatch(/。$/);
  expect(sentence).not.toMatch(BANNED);
  expect(sentence.replace(/JPG|PNG|WebP|HEIC/g, '')).not.toMatch(/[A-Za-z]/);
});

it('tells apart what people must do differently', () => {
  const sentences = codes.filter((code) => code !== 'login.refresh-invalid').map((code) => MESSAGES[code]);
  expect(new Set(sentences).size).toBe(sentences.length);
});

it('reads a code of a newer server as a general sentence with the number of the request', () => {
  expect(errorSentence(problem('complaint.merged', { requestId: 'r-7' }))).toContain('编号 r-7');
});

it('is not fooled by codes that are names of object members', () => {
  expect(errorSentence(problem('constructor'))).toMatch(/。$/);
});

it('says that nothing was lost when no answer came', () => {
  expect(errorSentence(new OfflineError())).toContain('您写的内容还在');
});

it('names the wait the server asks for', () => {
  expect(errorSentence(problem('platform.too-many-requests', { params: { retryAfterSeconds: 30 } }))).toContain('30 秒');
});

it.each([
  ['complaint.extension-too-long', { maximum: '5wd', granted: [] }, '这类诉求合计最多延长 5 个工作日。请改短后再提交。'],
  [
    'complaint.extension-too-long',
    { maximum: '24h', granted: ['12h'] },
    '这类诉求合计最多延长 24 小时，已经批准过 12 小时。请改短后再提交。',
  ],
  ['complaint.extension-too-long', {}, MESSAGES['complaint.extension-too-long']],
  ['complaint.already-applied', { organisationId: 'o1' }, '已经请这个单位协办过，请另选一个单位。您写的都在。'],
  ['complaint.already-applied', { kind: 'extension' }, MESSAGES['complaint.already-applied']],
])('%s with %o names what the server said', (code, params, sentence) => {
  expect(errorSentence(problem(code, { params }))).toBe(sentence);
});

it.each([
  [1, '1 秒'],
  [59, '59 秒'],
  [60, '1 分钟'],
  [125, '2 分 5 秒'],
])('says %i seconds as %s', (seconds, words) => {
  expect(secondsWords(seconds)).toBe(words);
});

it.each([
  ['too-long', 30, '最多写 30 个字。'],
  ['too-short', 10, '至少写 10 个字。'],
  ['required', undefined, '这里需要填写。'],
  ['too-many', 5, '最多 5 项。'],
  ['invented-later', undefined, '请核对这里的内容。'],
])('a field refused for %s reads as a sentence', (reason, limit, sentence) => {
  expect(fieldSentence({ field: 'text', reason: reason as FieldReason, ...(limit !== undefined && { limit }) })).toBe(sentence);
});
