import css from './frame.css';

/** A part of the phone that is not the mini-program's: its styles and the app's do not touch each other. */
export function createLayer(name: string, parent: HTMLElement): ShadowRoot {
  const host = document.createElement(`weapp-${name}`);
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
  parent.append(host);
  return root;
}

/** A small element builder: text is never read as HTML. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: { class?: string; text?: string; role?: string; label?: string },
  ...children: Node[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  if (properties.class) element.className = properties.class;
  if (properties.text !== undefined) element.textContent = properties.text;
  if (properties.role) element.setAttribute('role', properties.role);
  if (properties.label) element.setAttribute('aria-label', properties.label);
  element.append(...children);
  return element;
}

export function makeButton(text: string, press: () => void, className = ''): HTMLButtonElement {
  const button = make('button', { text, class: className });
  button.type = 'button';
  button.addEventListener('click', press);
  return button;
}
