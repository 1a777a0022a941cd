import { Image } from '@tarojs/components';
import { COLOURS } from '@zsb/shared/design-tokens';
import { ICON_PATHS, isFilled, type IconName, type IconSize } from './icon-paths';
import './icon.scss';

/** The mini-program has no inline SVG, and an image does not take the colour of the words: name it where it is not secondary text. */
export function Icon({ name, size = 20, colour = COLOURS.textSecondary }: { name: IconName; size?: IconSize; colour?: string }) {
  const paint = isFilled(name) ? `fill="${colour}"` : 'fill="none"';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" ${paint} stroke="${colour}" stroke-width="1.8" ` +
    `stroke-linecap="round" stroke-linejoin="round" fill-rule="evenodd"><path d="${ICON_PATHS[name]}"/></svg>`;
  return <Image src={`data:image/svg+xml,${encodeURIComponent(svg)}`} className={`icon icon-${size}`} ariaHidden />;
}
