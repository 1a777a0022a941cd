import { ask } from '../dialogs.ts';
import { textAttribute, trigger } from '../elements.ts';
import { callPage, currentPage } from '../pages.ts';
import type { Json, Options, Settings } from '../types.ts';
import { defineOpenType } from '../widgets/forms.ts';
import { ApiFailure, asyncApis, failureOf } from './call.ts';
import { afterTap } from './device.ts';
import { agreeToPrivacy, openSetting, privately } from './permissions.ts';

let nonce = 0;
const fresh = (prefix: string): string => `${prefix}.${performance.timeOrigin.toString(36).replace('.', '')}${(nonce += 1)}`;

async function requestPayment(options: Options): Promise<void> {
  for (const name of ['timeStamp', 'nonceStr', 'package', 'paySign']) {
    if (typeof options[name] !== 'string' || options[name] === '')
      throw new ApiFailure(`parameter error: parameter.${name} should be String`);
  }
  if (!String(options['package']).startsWith('prepay_id=')) throw new ApiFailure('parameter error: package should start with prepay_id=');
  const isPaid = await ask({
    kind: 'payment',
    title: '微信支付',
    content: String(options['package']),
    confirm: '支付',
    cancel: '关闭',
  });
  if (!isPaid) throw new ApiFailure('cancel');
}

async function requestSubscribeMessage({ tmplIds }: Options): Promise<Json> {
  const ids = tmplIds as string[];
  if (!Array.isArray(ids) || ids.length === 0) throw new ApiFailure('TmplIds can not be empty', { errCode: 10001 });
  if (ids.length > 3) throw new ApiFailure('The number of templates exceeds the limit', { errCode: 20003 });
  afterTap();
  const isAccepted = await ask({ kind: 'authorize', title: '订阅以下消息', content: ids.join('\n'), confirm: '允许', cancel: '取消' });
  return Object.fromEntries(ids.map((id) => [id, isAccepted ? 'accept' : 'reject']));
}

/** Buttons whose press WeChat itself answers, by `open-type`. */
function defineOpenTypes(settings: Settings): void {
  const phone = (event: string) => async (button: HTMLElement) => trigger(button, event, await askPhone(settings));
  defineOpenType('getPhoneNumber', phone('getphonenumber'));
  defineOpenType('getRealtimePhoneNumber', phone('getrealtimephonenumber'));
  defineOpenType('agreePrivacyAuthorization', (button) => {
    agreeToPrivacy();
    trigger(button, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
  });
  defineOpenType('openSetting', async (button) => trigger(button, 'opensetting', await openSetting()));
  defineOpenType('share', (button) => share(button));
  defineOpenType('contact', (button) => trigger(button, 'contact', { errMsg: 'enterContact:ok', path: '', query: {} }));
  defineOpenType('feedback', () => undefined);
}

async function askPhone(settings: Settings): Promise<Json> {
  try {
    const isAllowed = await privately('button.getPhoneNumber', () =>
      ask({ kind: 'authorize', title: '申请获取并验证你的手机号', content: settings.phoneCode, confirm: '允许', cancel: '不允许' }),
    );
    if (!isAllowed) throw new ApiFailure('user deny');
    return { errMsg: 'getPhoneNumber:ok', code: fresh(settings.phoneCode) };
  } catch (error) {
    return failureOf('getPhoneNumber', error);
  }
}

async function share(button: HTMLElement): Promise<void> {
  const page = currentPage();
  const target = { id: button.id, dataset: { ...button.dataset } };
  const message = callPage(page, 'onShareAppMessage', { from: 'button', target }) as { title?: string } | undefined;
  const title = message?.title ?? textAttribute(button, 'data-title', '分享');
  await ask({ kind: 'share', title: '发送给', content: title, confirm: '发送', cancel: '取消' });
}

/** Who uses the mini-program: login, phone number, payment, consent to messages. */
export function people(settings: Settings): Json {
  defineOpenTypes(settings);
  return asyncApis({
    login: () => ({ code: fresh(settings.loginCode) }),
    checkSession: () => undefined,
    requestPayment,
    requestSubscribeMessage,
  });
}
