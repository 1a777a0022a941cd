import { createLayer, make, makeButton } from './layer.ts';

/** What may be open above the page; the automator's `native()` presses its buttons. */
type DialogKind = 'modal' | 'authorize' | 'payment' | 'share' | 'sheet' | 'picker' | 'privacy';

interface OpenDialog {
  kind: DialogKind;
  confirm: () => void;
  cancel: () => void;
}

interface DialogText {
  kind: DialogKind;
  title: string;
  content?: string;
  /** Label of the button that says yes; the other is left out when its label is empty. */
  confirm: string;
  cancel: string;
  body?: HTMLElement[];
  shape?: 'dialog' | 'sheet';
}

let layer: ShadowRoot | null = null;
const open: OpenDialog[] = [];

export function createDialogLayer(parent: HTMLElement): void {
  layer = createLayer('dialogs', parent);
}

const show = (element: HTMLElement): void => layer?.append(element);

/** Draws a dialog and answers whether yes was pressed. */
export function ask(text: DialogText): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (answer: boolean): void => {
      mask.remove();
      open.splice(open.indexOf(dialog), 1);
      resolve(answer);
    };
    const dialog: OpenDialog = { kind: text.kind, confirm: () => finish(true), cancel: () => finish(false) };
    const mask = draw(text, dialog);
    open.push(dialog);
    show(mask);
  });
}

function draw({ title, content, confirm, cancel, body = [], shape = 'dialog' }: DialogText, dialog: OpenDialog): HTMLElement {
  const row = make('div', { class: 'row' });
  if (cancel) row.append(makeButton(cancel, dialog.cancel, 'cancel'));
  if (confirm) row.append(makeButton(confirm, dialog.confirm, 'confirm'));
  const box = make('div', { class: shape, role: 'dialog', label: title || content || confirm });
  box.setAttribute('aria-modal', 'true');
  if (title) box.append(make('h2', { text: title }));
  if (content) box.append(make('p', { text: content }));
  box.append(...body, row);
  return make('div', { class: 'mask' }, box);
}

/** Draws a list of choices and answers the index of the chosen one, `null` when it was closed. */
export async function choose(title: string, items: string[], kind: DialogKind = 'sheet'): Promise<number | null> {
  let chosen: number | null = null;
  const buttons = items.map((text, index) => makeButton(text, () => ((chosen = index), last(kind)?.confirm()), 'item'));
  const isChosen = await ask({ kind, title, confirm: '', cancel: '取消', body: buttons, shape: 'sheet' });
  return isChosen ? chosen : null;
}

const last = (...kinds: DialogKind[]): OpenDialog | undefined => open.findLast(({ kind }) => kinds.includes(kind));

/** Presses a button of the open dialog for the automator. Throws when there is none of that kind. */
export function pressDialog(button: 'confirm' | 'cancel', kinds: DialogKind[]): void {
  const dialog = last(...kinds);
  if (!dialog) throw new Error(`no ${kinds.join(' or ')} dialog is open`);
  dialog[button]();
}

/** Every dialog belongs to the page that asked: it goes when the app starts anew. */
export function closeDialogs(): void {
  for (const dialog of [...open]) dialog.cancel();
}

let toast: { element: HTMLElement; kind: 'toast' | 'loading' } | null = null;
let toastTimer: ReturnType<typeof setTimeout> | undefined;

/** The one toast or loading sign there can be. `duration` in ms, `null` until it is hidden. */
export function showToast(kind: 'toast' | 'loading', title: string, duration: number | null, mask: boolean): void {
  hideToast();
  const text = make('div', { class: 'toast', role: kind === 'loading' ? 'progressbar' : 'status', text: title, label: title });
  const element = mask ? make('div', { class: 'mask clear' }, text) : text;
  toast = { element, kind };
  show(element);
  if (duration !== null) toastTimer = setTimeout(() => hideToast(), duration);
}

export function hideToast(kind?: 'toast' | 'loading'): void {
  if (!toast || (kind && toast.kind !== kind)) return;
  clearTimeout(toastTimer);
  toast.element.remove();
  toast = null;
}

/** Text of the toast that is visible now, `null` for none. */
export const visibleToast = (): string | null => toast?.element.textContent ?? null;
