import { ACTION_KEYS, STAFF_ACTIONS, type StaffAction } from './actions';

export type ShortcutCommand =
  | { kind: 'move'; by: 1 | -1 }
  | { kind: 'act'; action: StaffAction }
  | { kind: 'tick' }
  | { kind: 'search' }
  | { kind: 'help' }
  | { kind: 'leave' };

/** The facts of a key press that decide what it means. */
export interface KeyPress {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  /** An input method is composing: its keys belong to it. */
  isComposing: boolean;
  /** The focus is where letters are text. */
  isTyping: boolean;
}

const BY_KEY: Record<string, ShortcutCommand> = {
  j: { kind: 'move', by: 1 },
  k: { kind: 'move', by: -1 },
  x: { kind: 'tick' },
  '/': { kind: 'search' },
  '?': { kind: 'help' },
  '？': { kind: 'help' },
  ...Object.fromEntries(STAFF_ACTIONS.flatMap((action) => (ACTION_KEYS[action] ? [[ACTION_KEYS[action], { kind: 'act', action }]] : []))),
};

/** What a key press means, or null. Letters mean nothing while typing; Escape always leaves what is open. */
export function shortcutOf(press: KeyPress): ShortcutCommand | null {
  if (press.isComposing || press.ctrlKey || press.metaKey || press.altKey) return null;
  if (press.key === 'Escape') return { kind: 'leave' };
  if (press.isTyping) return null;
  const key = press.key.toLowerCase();
  return Object.hasOwn(BY_KEY, key) ? (BY_KEY[key] ?? null) : null;
}

/**
 * The row after a step. A row that left the list (its case was just dispatched) gives its place to the one that moved up,
 * so `last` is where the cursor was; it stops at both ends. Null in an empty list.
 */
export function moveCursor<Id>(ids: readonly Id[], current: Id | null, last: number, by: 1 | -1): Id | null {
  const at = current === null ? -1 : ids.indexOf(current);
  const target = at >= 0 ? at + by : by === 1 ? last : last - 1;
  return ids[Math.min(Math.max(target, 0), ids.length - 1)] ?? null;
}

/** Whether letters typed into this element are text. */
export function isTypingIn(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || ['TEXTAREA', 'SELECT'].includes(element.tagName)) return true;
  if (element instanceof HTMLInputElement) return !['button', 'checkbox', 'radio', 'submit', 'reset'].includes(element.type);
  return ['combobox', 'textbox', 'searchbox', 'listbox'].includes(element.getAttribute('role') ?? '');
}
