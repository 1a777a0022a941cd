import Taro from '@tarojs/taro';
import type { PickedPhoto } from './photo-types';

/** Opens the camera or the album. Empty when the person closed it or refused. */
export async function choosePhotos(atMost: number): Promise<PickedPhoto[]> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: atMost,
      mediaType: ['image'],
      sourceType: ['camera', 'album'],
      sizeType: ['compressed'],
    });
    return tempFiles.map(({ tempFilePath, size }) => ({ previewUrl: tempFilePath, bytes: size, source: tempFilePath }));
  } catch {
    return [];
  }
}
