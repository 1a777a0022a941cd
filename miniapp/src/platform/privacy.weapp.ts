import Taro from '@tarojs/taro';
import { createPrivacyQuestions } from './privacy-questions';

/** The questions of this mini-program; drawn by ui/privacy-sheet.weapp.tsx on whichever page is on screen. */
export const privacyQuestions = createPrivacyQuestions();

/**
 * Listens for the moment at which WeChat wants the privacy agreement: before the phone number, the map, camera or album, not
 * at the start. Base libraries before 2.32.3 do not ask (小程序隐私协议开发指南).
 */
export function listenForPrivacy(): void {
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return;
  Taro.onNeedPrivacyAuthorization((resolve, eventInfo) => privacyQuestions.ask({ referrer: eventInfo.referrer, resolve }));
}

/** Opens the agreement as it is kept at WeChat's administration. */
export const openPrivacyContract = (): void => Taro.openPrivacyContract({});
