import { Button, ScrollView, View } from '@tarojs/components';
import { Icon } from './icon';
import type { SheetProps } from './sheet';
import './sheet.scss';

/** A choice laid over the page. */
export const Sheet = ({ title, onClose, children }: SheetProps) => (
  <View className="sheet" ariaRole="dialog" ariaLabel={title} catchMove>
    <View className="sheet-head">
      <View className="h sheet-title">{title}</View>
      <Button className="button sheet-close" ariaLabel="关闭" onClick={onClose}>
        <Icon name="close" size={24} />
      </Button>
    </View>
    <ScrollView className="sheet-body" scrollY>
      {children}
    </ScrollView>
  </View>
);
