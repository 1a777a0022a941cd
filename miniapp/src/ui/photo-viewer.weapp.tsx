import { useEffect, useRef } from 'react';
import Taro from '@tarojs/taro';
import type { PhotoViewerProps } from './photo-viewer';

/** WeChat's own viewer, which zooms and turns. It draws itself: nothing is added to the page. */
export function PhotoViewer({ urls, first, onClose }: PhotoViewerProps) {
  const asked = useRef({ urls, first, onClose });
  useEffect(() => {
    const { urls: all, first: pressed, onClose: close } = asked.current;
    void Taro.previewImage({ urls: all, current: all[pressed] ?? '' })
      .catch(() => undefined)
      .then(close);
  }, []);
  return null;
}
