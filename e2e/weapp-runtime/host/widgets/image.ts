import { asText, textAttribute, trigger } from '../elements.ts';
import { currentPath } from '../failures.ts';
import { addressOfFile } from '../file-system.ts';
import { resolveFrom } from '../modules.ts';
import { defineWidget } from '../natives.ts';

const FIT: Record<string, string> = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover', widthFix: 'fill', heightFix: 'fill' };
const POSITIONS = ['top', 'bottom', 'center', 'left', 'right', 'top left', 'top right', 'bottom left', 'bottom right'];

/** `image` and `cover-image`: an HTML image inside the component's box. */
export function defineImages(): void {
  for (const tag of ['image', 'cover-image']) defineWidget(tag, { create, change });
}

function create(dom: HTMLElement): void {
  const image = document.createElement('img');
  image.alt = '';
  image.addEventListener('load', () => {
    fit(dom);
    trigger(dom, 'load', { width: image.naturalWidth, height: image.naturalHeight });
  });
  image.addEventListener('error', () => {
    if (image.getAttribute('src')) trigger(dom, 'error', { errMsg: `GET ${textAttribute(dom, 'src')} 404 (Not Found)` });
  });
  dom.append(image);
}

function change(dom: HTMLElement, name: string, value: unknown): boolean | void {
  const image = dom.querySelector('img');
  if (!image) return undefined;
  if (name === 'src') show(image, asText(value));
  else if (name === 'mode') fit(dom);
  // The text belongs to what browsers take for the image.
  else if (name === 'aria-label') image.alt = asText(value);
  else return undefined;
  return true;
}

function show(image: HTMLImageElement, source: string): void {
  if (source === '') return image.removeAttribute('src');
  const own = addressOfFile(source);
  if (own) image.src = own;
  else if (/^(https?:|data:|blob:)/.test(source)) image.src = source;
  else image.src = `/${resolveFrom(`${currentPath()}.wxml`, source)}`;
}

function fit(dom: HTMLElement): void {
  const image = dom.querySelector('img');
  if (!image) return;
  const mode = textAttribute(dom, 'mode', 'scaleToFill');
  image.style.objectFit = FIT[mode] ?? 'none';
  if (POSITIONS.includes(mode)) image.style.objectPosition = mode;
  const ratio = image.naturalWidth / image.naturalHeight;
  if (!Number.isFinite(ratio)) return;
  if (mode === 'widthFix') dom.style.height = `${dom.offsetWidth / ratio}px`;
  if (mode === 'heightFix') dom.style.width = `${dom.offsetHeight * ratio}px`;
}
