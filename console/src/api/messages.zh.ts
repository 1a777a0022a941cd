import { OfflineError, ProblemError, type ErrorCode, type FieldProblem, type FieldReason, type Problem } from '@zsb/shared/errors';
import { targetWords } from '../ui/target-words';

/** What staff read for each refusal; a missing text does not compile. */
export const MESSAGES: Record<ErrorCode, string> = {
  'platform.invalid-request': '有内容需要改一下，请看标出的地方。',
  'platform.malformed-body': '提交的内容没有传完整，请再提交一次。',
  'platform.unauthenticated': '登录已过期，请重新登录。您写的内容还在。',
  'platform.forbidden': '您的岗位不能做这件事。如有需要，请联系管理员。',
  'platform.not-found': '没有找到这项内容，它可能已移走。',
  'platform.method-not-allowed': '这个页面的版本旧了，请刷新后再试。',
  'platform.changed-meanwhile': '这件诉求刚刚被更新，页面已换成最新内容。您写的都在，请核对后再提交。',
  'platform.key-reused': '这次提交之前已经收到过，页面已换成最新内容。您写的都在，请核对后再提交。',
  'platform.too-large': '提交的内容太大，请删减后再试。',
  'platform.unsupported-media-type': '这种格式暂时收不了。',
  'platform.client-too-old': '工作台已更新，请刷新页面后继续。您写的内容会保留。',
  'platform.too-many-requests': '操作太频繁，请稍等片刻再试。',
  'platform.internal': '这一步没有办成，您写的内容还在。请稍后再试。',
  'platform.storage': '暂时存不下来，没有改动任何内容。请稍后再试。',
  'platform.busy': '现在使用的人较多，请稍后再试。',
  'platform.upstream-unavailable': '对方部门的系统暂时没有回应，请稍后再试。',
  'login.code-invalid': '验证码不对，请核对后再输。',
  'login.code-expired': '验证码已过期，请重新获取。',
  'login.wrong-password': '用户名或密码不对，请核对后再试。',
  'login.totp-required': '请再输入身份验证器里的 6 位动态码。',
  'login.totp-wrong': '动态码不对或已经过期，请输入身份验证器里现在显示的 6 位数字。',
  'login.refresh-invalid': '登录已过期，请重新登录。您写的内容还在。',
  'identity.not-confirmed': '姓名和证件号码没有核对上。请检查后再试。',
  'identity.other-document': '这个账号已经用另一份证件实名。请联系大厅处理。',
  'session.not-found': '没有这个登录，可能已经结束。请刷新后再看。',
  'identity.level-required': '这项操作需要更高的核验等级。',
  'upload.type-not-allowed': '这种照片格式收不了，请换 JPG、PNG、WebP 或 HEIC。',
  'upload.unreadable': '这张照片打不开，请换一张。',
  'upload.too-large': '照片太大，请压缩后再传。',
  'upload.too-many-staged': '还没提交的照片太多，请先提交或稍后再传。',
  'complaint.not-found': '没有找到这件诉求，或它不在您的办理范围内。',
  'complaint.action-not-possible': '这件诉求的状态已变化，不能再做这一步。页面已换成最新内容，您写的都在。',
  'complaint.organisation-cannot-handle': '这个单位不能承办这类诉求，请另选一个单位。',
  'complaint.recusal': '这件诉求涉及这个单位或它的工作人员，按回避规定不能由它办理。请另选一个单位，例如它的上级。',
  'complaint.cannot-merge': '这两件诉求不能并案：请核对编号。举报、已办结的、不在您办理范围内的不能并案。',
  'complaint.already-applied': '这项申请已经提交过，正在等审批。页面已换成最新内容，您写的都在。',
  'complaint.extension-too-long': '延得太长，超过了这类诉求合计可以延长的上限。请改短后再提交。',
  'complaint.confidential': '举报内容只对指定办理人可见。需要办理的，请联系本科室负责人指定。',
  'sla.bad-calendar': '工作日历没有保存：日期、年份或工作时段有不对的地方，请核对标出的内容。',
  'sla.bad-policy': '时限策略没有保存：有时限写得不对，请核对标出的内容。',
  'login.query-code-wrong': '编号和查询码对不上，请核对后再输。',
};

const OFFLINE = '网络不可用，没有收到回应。您写的内容还在，请检查网络后重试。';
const UNKNOWN = '这一步没有办成，您写的内容还在。请稍后再试。';

/** Seconds as people say them: `45 秒`, `2 分钟`, `1 分 5 秒`. */
export function secondsWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return `${rest} 秒`;
  return rest === 0 ? `${minutes} 分钟` : `${minutes} 分 ${rest} 秒`;
}

/** `retryAfterSeconds` of a problem, or null where the server named none. */
export function retryAfter(error: unknown): number | null {
  const seconds = error instanceof ProblemError ? error.problem.params['retryAfterSeconds'] : null;
  return typeof seconds === 'number' && seconds > 0 ? Math.ceil(seconds) : null;
}

/** One sentence for whatever was thrown. Codes of a newer server get a general sentence with the request's number. */
export function errorSentence(error: unknown): string {
  if (error instanceof OfflineError) return OFFLINE;
  if (!(error instanceof ProblemError)) return UNKNOWN;
  const { problem } = error;
  const exact = Object.hasOwn(EXACT, problem.code) ? EXACT[problem.code]?.(problem.params, error) : null;
  if (exact) return exact;
  const known = Object.hasOwn(MESSAGES, problem.code) ? MESSAGES[problem.code] : UNKNOWN;
  return needsNumber(problem) ? `${known}需要协助时请提供编号 ${problem.requestId}。` : known;
}

/** Sentences that name the facts the server sent along; null where it sent none. */
const EXACT: Partial<Record<ErrorCode, (params: Problem['params'], error: unknown) => string | null>> = {
  'platform.too-many-requests': (_, error) => {
    const seconds = retryAfter(error);
    return seconds === null ? null : `操作太频繁，请 ${secondsWords(seconds)}后再试。`;
  },
  'complaint.extension-too-long': ({ maximum, granted }) => {
    if (typeof maximum !== 'string') return null;
    const before = Array.isArray(granted) && granted.length > 0 ? `，已经批准过 ${granted.map(String).map(targetWords).join('、')}` : '';
    return `这类诉求合计最多延长 ${targetWords(maximum)}${before}。请改短后再提交。`;
  },
  'complaint.already-applied': ({ organisationId }) =>
    organisationId === undefined ? null : '已经请这个单位协办过，请另选一个单位。您写的都在。',
};

/** The sentence of a code alone, as an answer about many cases carries them. */
export const codeSentence = (code: string): string => (Object.hasOwn(MESSAGES, code) ? MESSAGES[code as ErrorCode] : UNKNOWN);

const needsNumber = (problem: Problem): boolean =>
  problem.requestId !== '' && (problem.code === 'platform.internal' || !Object.hasOwn(MESSAGES, problem.code));

const REASONS: Record<FieldReason, (limit: string) => string> = {
  required: () => '这里需要填写。',
  type: () => '这里的内容类型不对，请重新填写。',
  'too-short': (limit) => (limit ? `至少写 ${limit} 个字。` : '写得太短了，请再补充一些。'),
  'too-long': (limit) => (limit ? `最多写 ${limit} 个字。` : '写得太长了，请删减一些。'),
  'too-small': (limit) => (limit ? `不能小于 ${limit}。` : '这个数太小了。'),
  'too-large': (limit) => (limit ? `不能大于 ${limit}。` : '这个数太大了。'),
  'too-many': (limit) => (limit ? `最多 ${limit} 项。` : '选得太多了，请减少一些。'),
  'not-one-of': () => '请从列出的选项中选择。',
  format: () => '格式不对，请核对后再填。',
  unknown: () => '没有找到这一项，请重新选择。',
  unexpected: () => '这里现在不需要填写，请清空。',
  'bad-character': () => '有不能识别的字符，请删掉后再试。',
  duplicate: () => '有重复的内容，请留下一项。',
  'not-a-leaf': () => '请选到最末一级。',
  'outside-city': () => '这个位置不在本市范围内。',
};

/** The sentence below a field. Reasons of a newer server read as a request to check. */
export function fieldSentence({ reason, limit }: FieldProblem): string {
  return Object.hasOwn(REASONS, reason) ? REASONS[reason](limit === undefined ? '' : String(limit)) : '请核对这里的内容。';
}

/** The refused fields of an error by name; empty where it is no refusal of fields. */
export function fieldSentences(error: unknown): Record<string, string> {
  const fields = error instanceof ProblemError ? error.problem.fields : [];
  return Object.fromEntries(fields.map((field) => [field.field, fieldSentence(field)]));
}
