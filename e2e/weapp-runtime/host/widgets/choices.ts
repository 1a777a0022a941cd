import { isOn, isTrue, textAttribute, trigger } from '../elements.ts';
import { defineWidget } from '../natives.ts';

const ROLES: Record<string, string> = { switch: 'switch', checkbox: 'checkbox', radio: 'radio' };

/** `switch`, `checkbox`, `radio`, their groups and `label`. */
export function defineChoices(): void {
  for (const [tag, role] of Object.entries(ROLES)) {
    defineWidget(tag, {
      create: (dom) => createChoice(dom, role),
      change: (dom, name, value) =>
        name === 'checked' ? (setChecked(dom, isTrue(value)), true) : name === 'disabled' ? disable(dom, value) : undefined,
    });
  }
  for (const tag of ['checkbox-group', 'radio-group']) {
    defineWidget(tag, { create: (dom) => void (tag === 'radio-group' && dom.setAttribute('role', 'radiogroup')) });
  }
  defineWidget('label', { create: (dom) => dom.addEventListener('click', (event) => passOn(dom, event)) });
}

export const isChecked = (dom: HTMLElement): boolean => dom.getAttribute('aria-checked') === 'true';

function createChoice(dom: HTMLElement, role: string): void {
  dom.setAttribute('role', role);
  dom.setAttribute('aria-checked', 'false');
  dom.tabIndex = 0;
  dom.addEventListener('click', (event) => {
    // The label around it would press it a second time.
    event.preventDefault();
    press(dom);
  });
}

function setChecked(dom: HTMLElement, checked: boolean): void {
  dom.setAttribute('aria-checked', String(checked));
}

const disable = (dom: HTMLElement, value: unknown): true => {
  dom.toggleAttribute('disabled', isTrue(value));
  dom.setAttribute('aria-disabled', String(isTrue(value)));
  return true;
};

/** What a tap on the control does. */
export function press(dom: HTMLElement): void {
  if (isOn(dom, 'disabled')) return;
  const tag = dom.localName;
  if (tag === 'switch') {
    setChecked(dom, !isChecked(dom));
    trigger(dom, 'change', { value: isChecked(dom) });
  } else if (tag === 'checkbox') {
    setChecked(dom, !isChecked(dom));
    const group = dom.closest<HTMLElement>('checkbox-group');
    if (group) trigger(group, 'change', { value: groupValue(group) });
  } else if (!isChecked(dom)) {
    pressRadio(dom);
  }
}

function pressRadio(dom: HTMLElement): void {
  const group = dom.closest<HTMLElement>('radio-group');
  for (const other of group?.querySelectorAll<HTMLElement>('radio') ?? []) setChecked(other, false);
  setChecked(dom, true);
  if (group) trigger(group, 'change', { value: groupValue(group) });
}

/** Values of the ticked boxes in their order, or the one chosen radio's. */
export function groupValue(group: HTMLElement): string | string[] {
  const isRadio = group.localName === 'radio-group';
  const values = [...group.querySelectorAll<HTMLElement>(isRadio ? 'radio' : 'checkbox')]
    .filter(isChecked)
    .map((dom) => textAttribute(dom, 'value'));
  return isRadio ? (values[0] ?? '') : values;
}

let labels = 0;

/** A phone reads the text of the label with its control; browsers do so by themselves only for HTML's own fields. */
export function nameByLabels(pages: HTMLElement): void {
  let isPlanned = false;
  new MutationObserver(() => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(() => {
      isPlanned = false;
      for (const label of pages.querySelectorAll('label')) nameByLabel(label);
    });
  }).observe(pages, { childList: true, subtree: true });
}

function nameByLabel(label: HTMLElement): void {
  const control = controlOf(label);
  if (!control || !ROLES[control.localName] || control.hasAttribute('aria-label') || control.hasAttribute('aria-labelledby')) return;
  label.id ||= `weapp-label-${(labels += 1)}`;
  control.setAttribute('aria-labelledby', label.id);
}

function controlOf(label: HTMLElement): HTMLElement | null {
  const id = textAttribute(label, 'for');
  return id ? document.getElementById(id) : label.querySelector<HTMLElement>(LABELLED);
}

const LABELLED = 'button, checkbox, radio, switch, input, textarea';

/** A tap on a label is a tap on its control: the one named by `for`, else the first inside. */
function passOn(label: HTMLElement, event: Event): void {
  const hit = event.target as HTMLElement;
  if (hit.closest(LABELLED)) return;
  const control = controlOf(label);
  if (!control) return;
  event.preventDefault();
  if (ROLES[control.localName]) press(control);
  else if (control.matches('input, textarea')) control.focus();
  else control.click();
}
