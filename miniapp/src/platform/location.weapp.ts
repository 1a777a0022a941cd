import Taro from '@tarojs/taro';
import type { Located } from './location';

export const LOCATION_BUTTON = '在地图上选';
export const LOCATION_REASON = '只用于判断由哪个区办理，不会跟踪您的位置。';

/** The point chosen on WeChat's map (GCJ-02). Null when the person closed it or refused: the address field serves as well. */
export async function locate(): Promise<Located | null> {
  try {
    const { longitude, latitude, address, name } = await Taro.chooseLocation({});
    if (!longitude && !latitude) return null; // closed without a choice
    const words = address.includes(name) ? address : `${address}${name}`;
    return { point: { lng: longitude, lat: latitude, system: 'gcj02' }, address: words };
  } catch {
    return null;
  }
}
