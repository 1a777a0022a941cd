import { asText, isTrue, numberAttribute, trigger } from '../elements.ts';
import { defineWidget } from '../natives.ts';

const rangeOf = (dom: HTMLElement): HTMLInputElement =>
  dom.querySelector<HTMLInputElement>('input[type=range]') ?? document.createElement('input');

/** `slider`: a real range field inside the component's element. */
export function defineSlider(): void {
  defineWidget('slider', {
    create: (dom) => {
      const range = document.createElement('input');
      Object.assign(range, { type: 'range', min: '0', max: '100', step: '1', value: '0' });
      range.addEventListener('input', (event) => (event.stopPropagation(), trigger(dom, 'changing', { value: Number(range.value) })));
      range.addEventListener('change', (event) => (event.stopPropagation(), trigger(dom, 'change', { value: Number(range.value) })));
      dom.append(range);
    },
    change: (dom, name, value) => {
      const range = rangeOf(dom);
      if (name === 'disabled') range.disabled = isTrue(value);
      else if (name === 'aria-label') range.setAttribute('aria-label', asText(value));
      else if (['min', 'max', 'step', 'value'].includes(name)) range.setAttribute(name, asText(value));
      else return undefined;
      // A value that was set before its limits was cut off by the old ones.
      range.value = String(numberAttribute(dom, 'value', 0));
      return true;
    },
  });
}

export const sliderValue = (dom: HTMLElement): number => Number(rangeOf(dom).value);

/** Drags the slider to a value; the limits and the step hold. */
export function slideTo(dom: HTMLElement, value: number): void {
  const range = rangeOf(dom);
  range.value = String(value);
  trigger(dom, 'changing', { value: Number(range.value) });
  trigger(dom, 'change', { value: Number(range.value) });
}
