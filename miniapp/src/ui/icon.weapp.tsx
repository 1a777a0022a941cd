import Taro from '@tarojs/taro';
import { Image } from '@tarojs/components';
import { COLOURS } from '@zsb/shared/design-tokens';
import { ICON_PATHS, isFilled, type IconName } from './icon-paths';

/** The mini-program has no inline SVG, and an image does not take the colour of the words: name it where it is not secondary text. */
export function Icon({ name, size = 20, colour = COLOURS.textSecondary }: { name: IconName; size?: number; colour?: string }) {
  const paint = isFilled(name) ? `fill="${colour}"` : 'fill="none"';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${paint} stroke="${colour}" stroke-width="1.8" ` +
    `stroke-linecap="round" stroke-linejoin="round" fill-rule="evenodd"><path d="${ICON_PATHS[name]}"/></svg>`;
  const side = Taro.pxTransform(size);
  return <Image src={`data:image/svg+xml,${encodeURIComponent(svg)}`} style={{ width: side, height: side }} ariaHidden />;
}
