import Taro from '@tarojs/taro';

/** Offers a newer version once it has been fetched. WeChat would otherwise take it at some later cold start. */
export function offerUpdates(): void {
  const updates = Taro.getUpdateManager();
  updates.onUpdateReady(() => {
    Taro.showModal({
      title: '有新版本',
      content: '重新打开后就是新版本。写好的内容已保存。',
      confirmText: '现在更新',
      cancelText: '稍后',
    })
      .then(({ confirm }) => confirm && updates.applyUpdate())
      .catch(() => undefined);
  });
}
