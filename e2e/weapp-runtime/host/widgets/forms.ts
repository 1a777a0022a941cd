import { asText, attributesOf, isOn, textAttribute, trigger } from '../elements.ts';
import { reportException, unsupported } from '../failures.ts';
import { defineWidget } from '../natives.ts';
import { groupValue, isChecked } from './choices.ts';
import { pickerValue } from './pickers.ts';
import { sliderValue } from './slider.ts';

/** What a press of a button with `open-type` does, by that type. */
export type OpenType = (button: HTMLElement) => unknown;
const openTypes = new Map<string, OpenType>();

export function defineOpenType(name: string, press: OpenType): void {
  openTypes.set(name, press);
}

/** `form` and `button`. */
export function defineForms(): void {
  defineWidget('form', { create: (dom) => dom.addEventListener('submit', (event) => event.preventDefault()) });
  defineWidget('button', {
    create: (dom) => {
      (dom as HTMLButtonElement).type = 'button';
      dom.addEventListener('click', () => pressButton(dom));
    },
    // WeChat's `type` is a colour; HTML's would submit.
    change: (dom, name, value) => (name === 'type' ? setColour(dom, asText(value)) : undefined),
  });
}

function setColour(dom: HTMLElement, colour: string): true {
  if (colour !== '') dom.dataset['type'] = colour;
  return true;
}

function pressButton(dom: HTMLElement): void {
  const form = dom.closest('form');
  const formType = textAttribute(dom, 'form-type');
  if (form && formType === 'submit') trigger(form, 'submit', { value: formValues(form), target: {} });
  if (form && formType === 'reset') resetForm(form);
  const openType = textAttribute(dom, 'open-type');
  if (openType === '') return;
  const press = openTypes.get(openType);
  if (!press) return reportException(new Error(unsupported(`<button open-type="${openType}">`)));
  Promise.resolve(press(dom)).catch(reportException);
}

const CONTROLS = 'input, textarea, switch, slider, picker, checkbox-group, radio-group';

const controlsOf = (form: HTMLElement): HTMLElement[] =>
  [...form.querySelectorAll<HTMLElement>(CONTROLS)].filter((dom) => textAttribute(dom, 'name') !== '');

function formValues(form: HTMLElement): Record<string, unknown> {
  return Object.fromEntries(controlsOf(form).map((dom) => [textAttribute(dom, 'name'), valueOf(dom)]));
}

/** Value of a control as `submit` reports it and as the automator reads it. */
export function valueOf(dom: HTMLElement): unknown {
  switch (dom.localName) {
    case 'input':
    case 'textarea':
      return (dom as HTMLInputElement).value;
    case 'switch':
      return isChecked(dom);
    case 'slider':
      return sliderValue(dom);
    case 'picker':
      return pickerValue(dom);
    case 'checkbox-group':
    case 'radio-group':
      return groupValue(dom);
    default:
      return attributesOf(dom).get('value');
  }
}

function resetForm(form: HTMLElement): void {
  for (const dom of form.querySelectorAll<HTMLElement>('input, textarea')) (dom as HTMLInputElement).value = textAttribute(dom, 'value');
  for (const dom of form.querySelectorAll<HTMLElement>('switch, checkbox, radio')) {
    dom.setAttribute('aria-checked', String(isOn(dom, 'checked')));
  }
  trigger(form, 'reset', {});
}
