import { ICON_PATHS, isFilled, type IconName, type IconSize } from './icon-paths';
import './icon.scss';

/** Decoration: the words beside it carry the meaning. `size` in CSS pixels; takes the colour of the words. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: IconSize; colour?: string }) => (
  <svg
    aria-hidden
    className={`icon icon-${size}`}
    viewBox="0 0 24 24"
    fill={isFilled(name) ? 'currentColor' : 'none'}
    stroke="currentColor"
    strokeWidth={1.8}
    strokeLinecap="round"
    strokeLinejoin="round"
    fillRule="evenodd"
  >
    <path d={ICON_PATHS[name]} />
  </svg>
);
