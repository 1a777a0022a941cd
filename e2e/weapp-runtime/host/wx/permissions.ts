import { ask } from '../dialogs.ts';
import { currentPath, guarded, reportException } from '../failures.ts';
import type { AppConfig, Json, Settings } from '../types.ts';
import { ApiFailure, asyncApis, listenerPair } from './call.ts';
import { make } from '../layer.ts';

type Resolve = (answer: { event: string; buttonId?: string }) => void;
type PrivacyListener = (resolve: Resolve, info: { referrer: string }) => void;

/** What a person may be asked for, and in which words. */
const SCOPES: Record<string, string> = {
  'scope.userLocation': '获取您的位置信息',
  'scope.userFuzzyLocation': '获取您的模糊位置信息',
  'scope.writePhotosAlbum': '保存图片到相册',
  'scope.record': '使用您的麦克风',
  'scope.camera': '使用您的摄像头',
  'scope.addPhoneCalendar': '添加日程到日历',
};

const REFUSED = 'privacy permission is not authorized';
const listeners = new Set<PrivacyListener>();
const granted = new Map<string, boolean>();
let isAgreed = true;
let app: AppConfig | null = null;

export function preparePermissions(settings: Settings, config: AppConfig): void {
  isAgreed = settings.privacy === 'agreed';
  app = config;
}

/** A press of `<button open-type="agreePrivacyAuthorization">`. */
export const agreeToPrivacy = (): void => void (isAgreed = true);

/**
 * Runs what touches personal information only after the person agreed to the privacy terms. Without a listener of
 * `wx.onNeedPrivacyAuthorization` WeChat's own window asks; with one, the mini-program's, which is told the referrer.
 */
export async function privately<T>(referrer: string, work: () => T): Promise<Awaited<T>> {
  if (!isAgreed) isAgreed = listeners.size === 0 ? await askByWeChat() : await askByApp(referrer);
  if (!isAgreed) throw new ApiFailure(REFUSED, { errno: 104 });
  return await work();
}

const askByWeChat = (): Promise<boolean> =>
  ask({
    kind: 'privacy',
    title: '用户隐私保护提示',
    content: '请阅读并同意小程序用户隐私保护指引。',
    confirm: '同意',
    cancel: '拒绝',
    shape: 'sheet',
  });

const askByApp = (referrer: string): Promise<boolean> =>
  new Promise((resolve) => {
    // “exposureAuthorization” only says that the window was shown.
    const told: Resolve = ({ event }) => {
      if (event === 'disagree') resolve(false);
      if (event === 'agree') resolve(wasAgreedByButton());
    };
    for (const listener of listeners) guarded(() => listener(told, { referrer }));
  });

function wasAgreedByButton(): boolean {
  if (!isAgreed) reportException(new Error(`nobody pressed <button open-type="agreePrivacyAuthorization"> (page ${currentPath()})`));
  return isAgreed;
}

/** Some functions work only when app.json declares them. */
export function needsDeclaration(name: string): void {
  if (!app?.requiredPrivateInfos?.includes(name)) {
    throw new ApiFailure('the api need to be declared in the requiredPrivateInfos field in app.json/ext.json');
  }
}

/** Asks for a permission once; the answer holds until the settings change it. */
export async function needsScope(scope: string): Promise<void> {
  const what = SCOPES[scope];
  if (!what) throw new ApiFailure(`invalid scope "${scope}"`);
  if (!granted.has(scope))
    granted.set(scope, await ask({ kind: 'authorize', title: '申请授权', content: what, confirm: '允许', cancel: '拒绝' }));
  if (!granted.get(scope)) throw new ApiFailure('auth deny', { errno: 103 });
}

const authSetting = (): Json => Object.fromEntries(granted);

export async function openSetting(): Promise<Json> {
  const boxes = [...granted].map(([scope, isGranted]) => {
    const box = make('input', { label: SCOPES[scope] ?? scope });
    box.type = 'checkbox';
    box.checked = isGranted;
    box.addEventListener('change', () => granted.set(scope, box.checked));
    return make('label', { text: SCOPES[scope] ?? scope }, box);
  });
  await ask({ kind: 'sheet', title: '设置', confirm: '返回', cancel: '', body: boxes, shape: 'sheet' });
  return { authSetting: authSetting() };
}

export const permissions: Json = {
  ...asyncApis({
    getSetting: () => ({ authSetting: authSetting(), subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
    openSetting,
    authorize: ({ scope }) => privately('authorize', () => needsScope(String(scope as string))),
    getPrivacySetting: () => ({ needAuthorization: !isAgreed, privacyContractName: '《小程序用户隐私保护指引》' }),
    requirePrivacyAuthorize: () => privately('requirePrivacyAuthorize', () => undefined),
    openPrivacyContract: async () => {
      await ask({ kind: 'sheet', title: '《小程序用户隐私保护指引》', confirm: '返回', cancel: '', shape: 'sheet' });
    },
  }),
  ...listenerPair('NeedPrivacyAuthorization', listeners),
};
