import { useSyncExternalStore } from 'react';
import { Button, View } from '@tarojs/components';
import { AGREE_BUTTON } from '../platform/privacy-questions';
import { openPrivacyContract, privacyQuestions } from '../platform/privacy.weapp';
import './privacy-sheet.scss';

/** What the asking function is for, in the person's words. */
const PURPOSES: Record<string, string> = {
  chooseLocation: '在地图上选地点',
  chooseMedia: '添加照片',
  setClipboardData: '复制查询码',
  'button.getPhoneNumber': '核验手机号',
};

/** Asks for the privacy agreement at the moment it is needed; refusing leaves the rest working. */
export function PrivacySheet() {
  const question = useSyncExternalStore(privacyQuestions.subscribe, privacyQuestions.current);
  if (question === null) return null;
  const purpose = PURPOSES[question.referrer] ?? '这一步';
  return (
    <View className="privacy" ariaRole="dialog" ariaLabel="隐私保护指引" catchMove>
      <View className="privacy-box">
        <View className="h privacy-title">请先看隐私保护指引</View>
        <View className="privacy-words">{purpose}会用到您的信息，只用于办理您的事项。同意后继续；不同意也可以使用其他功能。</View>
        <Button className="button text-action" hoverClass="pressed" onClick={openPrivacyContract}>
          查看《隐私保护指引》
        </Button>
        <Button
          id={AGREE_BUTTON}
          className="button main-action"
          hoverClass="pressed"
          openType="agreePrivacyAuthorization"
          onAgreePrivacyAuthorization={() => privacyQuestions.answer('agree')}
        >
          同意并继续
        </Button>
        <Button className="button text-action privacy-refuse" hoverClass="pressed" onClick={() => privacyQuestions.answer('disagree')}>
          不同意
        </Button>
      </View>
    </View>
  );
}
