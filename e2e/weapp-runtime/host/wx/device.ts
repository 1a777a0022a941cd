import { sinceTap } from '../gestures.ts';
import { ask, choose } from '../dialogs.ts';
import { windowHeight } from '../frame.ts';
import type { Json, Settings } from '../types.ts';
import { ApiFailure, asyncApis, listenerPair } from './call.ts';
import { privately } from './permissions.ts';

const SDK_VERSION = '3.7.0';

const windowInfo = (): Json => ({
  pixelRatio: devicePixelRatio,
  screenWidth: innerWidth,
  screenHeight: innerHeight,
  windowWidth: innerWidth,
  windowHeight: windowHeight(),
  statusBarHeight: 0,
  screenTop: innerHeight - windowHeight(),
  safeArea: { left: 0, right: innerWidth, top: 0, bottom: innerHeight, width: innerWidth, height: innerHeight },
});

const deviceInfo = (): Json => ({
  abi: 'x86',
  benchmarkLevel: -1,
  brand: 'devtools',
  model: 'iPhone 12',
  platform: 'devtools',
  system: 'iOS 16.0',
  memorySize: '2048',
});

const appInfo = (): Json => ({
  SDKVersion: SDK_VERSION,
  version: '8.0.50',
  language: 'zh_CN',
  theme: 'light',
  fontSizeSetting: 16,
  fontSizeScaleFactor: 1,
  enableDebug: false,
  host: { env: 'WeChat' },
});

const systemInfo = (): Json => ({ ...windowInfo(), ...deviceInfo(), ...appInfo(), errMsg: 'getSystemInfo:ok' });

const menuButton = (): Json => ({ width: 87, height: 32, top: 6, bottom: 38, left: innerWidth - 94, right: innerWidth - 7 });

let clipboard = '';
let brightness = 0.5;

async function makePhoneCall(phoneNumber: unknown): Promise<void> {
  if (typeof phoneNumber !== 'string' || phoneNumber === '')
    throw new ApiFailure('parameter error: parameter.phoneNumber should be String');
  const answered = await choose('', [`呼叫 ${phoneNumber}`]);
  if (answered === null) throw new ApiFailure('cancel');
}

async function addCalendarEntry(title: unknown): Promise<void> {
  const isAllowed = await ask({
    kind: 'authorize',
    title: '添加到日历',
    content: String(title),
    confirm: '允许',
    cancel: '拒绝',
  });
  if (!isAllowed) throw new ApiFailure('auth deny');
}

/** What there is around the mini-program: phone, WeChat, the app itself. */
export function device(settings: Settings): Json {
  return {
    ...asyncApis({
      getSystemInfo: systemInfo,
      getSystemInfoAsync: systemInfo,
      makePhoneCall: ({ phoneNumber }) => makePhoneCall(phoneNumber),
      setClipboardData: ({ data }) => privately('setClipboardData', () => void (clipboard = String(data as string))),
      getClipboardData: () => privately('getClipboardData', () => ({ data: clipboard })),
      addPhoneCalendar: ({ title }) => privately('addPhoneCalendar', () => addCalendarEntry(title)),
      vibrateShort: () => undefined,
      vibrateLong: () => undefined,
      setKeepScreenOn: () => undefined,
      setScreenBrightness: ({ value }) => void (brightness = Number(value)),
      getScreenBrightness: () => ({ value: brightness }),
      getBatteryInfo: () => ({ level: 80, isCharging: false }),
      showShareMenu: () => undefined,
      hideShareMenu: () => undefined,
      updateShareMenu: () => undefined,
      setVisualEffectOnCapture: () => undefined,
      preloadSubpackage: () => undefined,
    }),
    getSystemInfoSync: systemInfo,
    getWindowInfo: windowInfo,
    getDeviceInfo: deviceInfo,
    getAppBaseInfo: appInfo,
    getSystemSetting: () => ({ bluetoothEnabled: true, locationEnabled: true, wifiEnabled: true, deviceOrientation: 'portrait' }),
    getAppAuthorizeSetting: () => ({ locationAuthorized: 'authorized', albumAuthorized: 'authorized', cameraAuthorized: 'authorized' }),
    getMenuButtonBoundingClientRect: menuButton,
    getAccountInfoSync: () => ({ miniProgram: { appId: settings.appId, envVersion: 'develop', version: '' } }),
    getUpdateManager: () => ({
      onCheckForUpdate: (told: (answer: Json) => void) => void setTimeout(() => told({ hasUpdate: false })),
      onUpdateReady() {},
      onUpdateFailed() {},
      applyUpdate() {},
    }),
    getBatteryInfoSync: () => ({ level: 80, isCharging: false }),
    nextTick: (work: () => void) => queueMicrotask(work),
    getPerformance: () => ({
      now: () => performance.now(),
      getEntries: () => [],
      createObserver: () => ({ observe() {}, disconnect() {} }),
    }),
    getLogManager: () => ({ log() {}, info() {}, warn() {}, debug() {} }),
    getRealtimeLogManager: () => ({ info() {}, warn() {}, error() {}, setFilterMsg() {}, addFilterMsg() {} }),
    reportEvent: () => undefined,
    reportAnalytics: () => undefined,
    reportMonitor: () => undefined,
    ...listenerPair('WindowResize', new Set()),
    ...listenerPair('ThemeChange', new Set()),
    ...listenerPair('KeyboardHeightChange', new Set()),
    ...listenerPair('MemoryWarning', new Set()),
    ...listenerPair('PageNotFound', new Set()),
    ...listenerPair('UserCaptureScreen', new Set()),
    ...listenerPair('LazyLoadError', new Set()),
    ...listenerPair('AudioInterruptionBegin', new Set()),
    ...listenerPair('AudioInterruptionEnd', new Set()),
  };
}

/** Throws unless a finger has just tapped: WeChat opens some windows only then. */
export function afterTap(): void {
  if (sinceTap() > 5000) throw new ApiFailure('can only be invoked by user TAP gesture.');
}
