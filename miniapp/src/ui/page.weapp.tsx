import { useEffect } from 'react';
import { useReachBottom } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { useCareMode } from './care-mode';
import { usePageVisible } from '../platform/page-life';
import { showTitle } from '../platform/page-title.weapp';
import type { PageProps } from './page-props';
import { PrivacySheet } from './privacy-sheet.weapp';
import './page.scss';

/** The frame of a page in the mini-program: WeChat draws the title bar and the tab bar. */
export function Page({ title, tab, header, footer, overlay, onNearEnd, children }: PageProps) {
  useReachBottom(() => onNearEnd?.());
  const { careMode } = useCareMode();
  const visible = usePageVisible(); // pages below this one hear of the same question
  // The same page serves 诉求 and 举报; tab pages keep the titles of their configuration.
  useEffect(() => {
    if (visible && tab === undefined) showTitle(title);
  }, [visible, tab, title]);
  return (
    <View className={careMode ? 'page care' : 'page'}>
      {header}
      <View className="page-main">{children}</View>
      {footer && <View className="page-footer">{footer}</View>}
      {overlay}
      {visible && <PrivacySheet />}
    </View>
  );
}
