import type { Point } from '@zsb/shared/complaint-requests';

export interface Located {
  point: Point;
  /** What the map calls it; '' where only the point is known. */
  address: string;
}

/** How a place is found here: the browser tells where the device is. */
export const LOCATION_BUTTON = '使用当前位置';
export const LOCATION_REASON = '只用于判断由哪个区办理，不会跟踪您的位置。';

/** Where the device is (WGS-84). Null when the person refused or it cannot be known: the address field serves as well. */
export function locate(): Promise<Located | null> {
  if (!('geolocation' in navigator)) return Promise.resolve(null);
  return new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ point: { lng: coords.longitude, lat: coords.latitude, system: 'wgs84' }, address: '' }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 10_000, maximumAge: 60_000 },
    );
  });
}
