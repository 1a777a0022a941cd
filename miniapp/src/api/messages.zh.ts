import { OfflineError, ProblemError, type ErrorCode, type FieldProblem, type FieldReason, type Problem } from '@zsb/shared/errors';

type Params = Problem['params'];
type Sentence = string | ((params: Params) => string);

function wait({ retryAfterSeconds: seconds }: Params): string {
  if (typeof seconds !== 'number') return '请稍后再试。';
  if (seconds < 120) return `请 ${seconds} 秒后再试。`;
  return seconds < 7200 ? `请 ${Math.ceil(seconds / 60)} 分钟后再试。` : `请 ${Math.ceil(seconds / 3600)} 小时后再试。`;
}

const LEVEL_SENTENCES: Record<string, string> = {
  L2: '这项服务需要核验手机号，大约 1 分钟，完成后回到这里。',
  L3: '这项服务需要实名核验，大约 1 分钟，完成后回到这里。',
  L4: '这一步需要本人刷脸或到大厅办理，内容已保留。',
};

/** What happened and what to do, for every refusal of the server. A missing code does not compile. */
const MESSAGES: Record<ErrorCode, Sentence> = {
  'platform.invalid-request': '有几处还需要修改，请看下面标出的地方。',
  'platform.malformed-body': '这次没有发送完整，内容已保留。请再试一次。',
  'platform.unauthenticated': '登录已过期，内容已保留。请重新登录。',
  'platform.forbidden': '您的账号不能做这一步。如有疑问，请拨打热线。',
  'platform.not-found': '没有找到这项内容，它可能已被移走。',
  'platform.method-not-allowed': '这个版本不能做这一步。请更新后再试。',
  'platform.changed-meanwhile': '这件诉求刚刚有了新进展，已为您更新。您写的内容还在，请看过后再提交。',
  'platform.key-reused': '之前的内容已经提交过，可在“办件”里查看。如果要另提一件，请再按一次提交。',
  'platform.too-large': '内容太多，没有发送成功。请减少一些文字或照片。',
  'platform.unsupported-media-type': '这种文件暂时不能接收。请换成照片（JPG、PNG、WebP、HEIC）。',
  'platform.client-too-old': '这个版本太旧了。请关闭后重新打开，会自动更新；写好的内容已保存。',
  'platform.too-many-requests': (params) => `操作有些频繁，内容已保留。${wait(params)}`,
  'platform.internal': '服务器出了问题，不是您的操作有误。内容已保留，请稍后再试。',
  'platform.storage': '服务器暂时存不进数据，内容已保留在手机上。请稍后再试。',
  'platform.busy': (params) => `现在使用的人很多，内容已保留。${wait(params)}`,
  'platform.upstream-unavailable': '相关部门的系统暂时没有回应，内容已保留。请稍后再试。',
  'login.code-invalid': '验证码不对。请核对短信里的 6 位数字。',
  'login.code-expired': '验证码已过期。请重新获取。',
  'login.wrong-password': '用户名或密码不对。',
  'login.totp-required': '请填写动态口令。',
  'login.totp-wrong': '动态口令不对，请看最新的一个。',
  'login.refresh-invalid': '登录已过期，内容已保留。请重新登录。',
  'identity.level-required': ({ level }) => LEVEL_SENTENCES[String(level)] ?? '这项服务需要先核验您的身份。',
  'identity.not-confirmed': '姓名和证件号码对不上，内容已保留。请对照证件逐字核对；如果确认没有填错，请带证件到大厅办理。',
  'identity.other-document':
    '这个账号已用另一个身份证号码实名，内容已保留。请核对号码；如果号码没错，请用您自己的手机号登录，或带证件到大厅办理。',
  'session.not-found': '那次登录已经结束了。',
  'upload.type-not-allowed': '这个文件不是照片。请换成 JPG、PNG、WebP 或 HEIC 照片。',
  'upload.unreadable': '这张照片打不开，可能已损坏。请换一张。',
  'upload.too-large': '这张照片超过 10 MB。请换一张小一些的。',
  'upload.too-many-staged': '未提交的照片太多了。请先提交，或过一会儿再添加。',
  'complaint.not-found': '没有找到这件诉求。请确认是用提交时的手机号登录的。',
  'complaint.action-not-possible': '这件诉求现在不能做这一步，可能刚刚有了新进展。请看最新状态。',
  'complaint.organisation-cannot-handle': '这个单位不办理这类诉求。请换一个分类。',
  'complaint.recusal': '反映的就是这个单位，按规定不由它办理。请换一个单位。',
  'complaint.cannot-merge': '这两件诉求不能并在一起办理。',
  'complaint.already-applied': '已经申请过了，正在等待决定，不用重复申请。',
  'complaint.extension-too-long': '申请延长的时间超过了规定。请改短一些。',
  'complaint.confidential': '这件举报是保密的，只有指定的办理人能看。',
  'sla.bad-calendar': '工作日历里有对不上的日期，没有保存。请检查后再试。',
  'sla.bad-policy': '办理时限有填得不对的地方，没有保存。请检查后再试。',
  'login.query-code-wrong': '编号和查询码对不上。请照当时记下的逐字核对。',
};

const OFFLINE = '网络不可用，内容已保留。请检查网络后再试。';
const UNKNOWN = '这次没有办成，内容已保留。请稍后再试，或拨打热线。';

/** The sentence for whatever a call rejected with. A code newer than this build reads as the server's own title, if that is Chinese. */
export function sentenceFor(error: unknown): string {
  if (error instanceof OfflineError) return OFFLINE;
  if (!(error instanceof ProblemError)) return UNKNOWN;
  const { code, params, title } = error.problem;
  const known: Sentence | undefined = MESSAGES[code];
  if (known === undefined) return /[\u4e00-\u9fff]/.test(title) ? title : UNKNOWN;
  return typeof known === 'string' ? known : known(params);
}

const FIELD_REASONS: Record<FieldReason, (name: string, limit: number | string | undefined) => string> = {
  required: (name) => `请填写${name}。`,
  type: (name) => `${name}的格式不对。`,
  'too-short': (name, limit) => `${name}太短了${limit === undefined ? '' : `，至少 ${limit} 个字`}。`,
  'too-long': (name, limit) => `${name}太长了${limit === undefined ? '' : `，最多 ${limit} 个字`}。`,
  'too-small': (name) => `${name}太小了。`,
  'too-large': (name) => `${name}太大了。`,
  'too-many': (name, limit) => `${name}太多了${limit === undefined ? '' : `，最多 ${limit} 个`}。`,
  'not-one-of': (name) => `请重新选择${name}。`,
  format: (name) => `${name}的格式不对，请检查。`,
  unknown: (name) => `${name}已失效，请重新选择或添加。`,
  unexpected: (name) => `${name}多出了不需要的内容。`,
  'bad-character': (name) => `${name}里有无法保存的字符，请删去特殊符号。`,
  duplicate: (name) => `${name}重复了。`,
  'not-a-leaf': (name) => `${name}还不够具体，请选到最后一级。`,
  'outside-city': (name) => `${name}不在本市范围内。请选本市的地点，或拨打当地热线。`,
};

/** The sentence below a field. `name` is how the page calls it. */
export function fieldSentence({ reason, limit }: FieldProblem, name: string): string {
  const known: ((name: string, limit: number | string | undefined) => string) | undefined = FIELD_REASONS[reason];
  return known === undefined ? `${name}需要修改。` : known(name, limit);
}

export const isOffline = (error: unknown): boolean => error instanceof OfflineError;

/** A page that raises the level of the login; named as in navigation.ts. */
export type LoginStep = 'login' | 'phone' | 'realName';

/** What the button says that leads there. */
export const LOGIN_STEP_ACTIONS: Record<LoginStep, string> = { login: '去登录', phone: '去核验', realName: '去实名' };

/** Whether the way on leads through the login pages, and to which of them. L4 has no page here: the sentence tells where to go. */
export function loginNeededFor(error: unknown): LoginStep | null {
  if (!(error instanceof ProblemError)) return null;
  if (error.problem.code === 'identity.level-required') return stepTo(error.problem.params['level']);
  return error.problem.code === 'platform.unauthenticated' || error.problem.code === 'login.refresh-invalid' ? 'login' : null;
}

function stepTo(level: unknown): LoginStep | null {
  if (level === 'L4') return null;
  return level === 'L3' ? 'realName' : 'phone';
}
