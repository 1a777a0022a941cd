import { asText, isOn, isTrue, numberAttribute, textAttribute, trigger } from '../elements.ts';
import { defineWidget } from '../natives.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

const INPUT_MODES: Record<string, string> = { number: 'numeric', idcard: 'text', digit: 'decimal' };
const lastSent = new WeakMap<Field, string>();

/** `input` and `textarea`: real HTML fields, so that labels, focus and typing are those of a browser. */
export function defineTextFields(): void {
  defineWidget('input', { create: (dom) => createField(dom as HTMLInputElement), change: (dom, ...rest) => change(dom as Field, ...rest) });
  defineWidget('textarea', {
    create: (dom) => createField(dom as HTMLTextAreaElement),
    change: (dom, ...rest) => change(dom as Field, ...rest),
  });
}

function createField(field: Field): void {
  field.autocomplete = 'off';
  field.maxLength = 140;
  field.addEventListener('input', () => sendInput(field));
  field.addEventListener('focus', () => trigger(field, 'focus', { value: field.value, height: 0 }));
  field.addEventListener('blur', () => trigger(field, 'blur', { value: field.value, cursor: field.selectionStart ?? 0 }));
  field.addEventListener('keydown', (event) => {
    if (event instanceof KeyboardEvent && event.key === 'Enter' && !event.isComposing) pressEnter(field, event);
  });
}

function pressEnter(field: Field, event: Event): void {
  const breaksLine = field instanceof HTMLTextAreaElement && !/^(send|search|next|go|done)$/.test(textAttribute(field, 'confirm-type'));
  if (breaksLine) return;
  event.preventDefault();
  trigger(field, 'confirm', { value: field.value });
  if (!isOn(field, 'confirm-hold')) field.blur();
}

function sendInput(field: Field): void {
  const cursor = field.selectionStart ?? field.value.length;
  const keyCode = field.value.charCodeAt(cursor - 1) || 8;
  lastSent.set(field, field.value);
  trigger(field, 'input', { value: field.value, cursor, keyCode }, { onReturn: (value) => replaceBy(field, value) });
}

// The handler of `bindinput` may answer the text that the field is to show.
function replaceBy(field: Field, value: unknown): void {
  if (typeof value === 'string') field.value = value;
  else if (typeof value === 'object' && value !== null && 'value' in value) field.value = asText(value.value);
}

/** Types a whole text, as the automator does: the limit of the field holds. */
export function typeInto(field: Field, text: string): void {
  if (field.disabled) throw new Error(`the field ${textAttribute(field, 'placeholder')} is disabled: nothing can be typed into it`);
  const limit = numberAttribute(field, 'maxlength', 140);
  field.focus();
  field.value = limit < 0 ? text : text.slice(0, limit);
  sendInput(field);
}

function change(field: Field, name: string, value: unknown): boolean | void {
  if (name === 'value') return setValue(field, asText(value));
  if (name === 'maxlength') return setLimit(field, Number(value ?? 140));
  if (name === 'disabled') return void (field.disabled = isTrue(value));
  if (name === 'placeholder') return void (field.placeholder = asText(value));
  if (name === 'focus' || name === 'auto-focus') return isTrue(value) ? focusSoon(field) : true;
  if (name === 'password') field.toggleAttribute('data-password', isTrue(value));
  if (name === 'type' || name === 'password') return setType(field);
  return name === 'auto-height' ? field.toggleAttribute('auto-height', isTrue(value)) || true : undefined;
}

const setValue = (field: Field, text: string): true => {
  if (field.value !== text) field.value = text;
  return true;
};

const setLimit = (field: Field, limit: number): true => {
  if (limit < 0) field.removeAttribute('maxlength');
  else field.maxLength = limit;
  return true;
};

// The element is not in the page yet while its attributes are set.
const focusSoon = (field: Field): true => {
  setTimeout(() => field.focus());
  return true;
};

const setType = (field: Field): true => {
  if (field instanceof HTMLInputElement) {
    field.type = isOn(field, 'password') ? 'password' : 'text';
    field.inputMode = INPUT_MODES[textAttribute(field, 'type')] ?? 'text';
  }
  return true;
};
