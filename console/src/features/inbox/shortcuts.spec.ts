import { isTypingIn, moveCursor, shortcutOf, type KeyPress } from './shortcuts';

const press = (key: string, facts: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  isTyping: false,
  ...facts,
});

it.each([
  ['j', { kind: 'move', by: 1 }],
  ['k', { kind: 'move', by: -1 }],
  ['J', { kind: 'move', by: 1 }],
  ['d', { kind: 'act', action: 'dispatch' }],
  ['a', { kind: 'act', action: 'accept' }],
  ['r', { kind: 'act', action: 'answer' }],
  ['c', { kind: 'act', action: 'ask' }],
  ['t', { kind: 'act', action: 'return' }],
  ['b', { kind: 'act', action: 'reject' }],
  ['z', { kind: 'act', action: 'arbitrate' }],
  ['f', { kind: 'act', action: 'decideRecheck' }],
  ['l', { kind: 'act', action: 'contact' }],
  ['x', { kind: 'tick' }],
  ['/', { kind: 'search' }],
  ['?', { kind: 'help' }],
  ['？', { kind: 'help' }],
  ['Escape', { kind: 'leave' }],
])('understands %s', (key, command) => {
  expect(shortcutOf(press(key))).toEqual(command);
});

it.each(['q', 'Enter', 'Tab', 'constructor', 'ArrowDown'])('leaves %s to the browser', (key) => {
  expect(shortcutOf(press(key))).toBeNull();
});

it.each(['j', 'k', 'a', 'r', 'd', 'x', '/', '?'])('takes %s for text while somebody types', (key) => {
  expect(shortcutOf(press(key, { isTyping: true }))).toBeNull();
});

it('leaves what is open on Escape even while somebody types', () => {
  expect(shortcutOf(press('Escape', { isTyping: true }))).toEqual({ kind: 'leave' });
});

it('leaves every key to the input method while it composes, Escape included', () => {
  expect(shortcutOf(press('Escape', { isComposing: true }))).toBeNull();
  expect(shortcutOf(press('a', { isComposing: true }))).toBeNull();
});

it.each(['ctrlKey', 'metaKey', 'altKey'] as const)('leaves combinations with %s to the browser', (modifier) => {
  expect(shortcutOf(press('a', { [modifier]: true }))).toBeNull();
});

it.each([
  ['starts at the top', null, 0, 1, 'one'],
  ['goes down', 'one', 0, 1, 'two'],
  ['goes up', 'two', 1, -1, 'one'],
  ['stops at the end', 'three', 2, 1, 'three'],
  ['stops at the top', 'one', 0, -1, 'one'],
  ['goes down to the row that took the place of one that left', 'gone', 1, 1, 'two'],
  ['goes up past the place of a row that left', 'gone', 1, -1, 'one'],
  ['stays inside when the last row left', 'gone', 3, 1, 'three'],
] as const)('the cursor %s', (_, current, last, by, next) => {
  expect(moveCursor<string>(['one', 'two', 'three'], current, last, by)).toBe(next);
});

it('the cursor has nowhere to go in an empty list', () => {
  expect(moveCursor([], null, 0, 1)).toBeNull();
});

it.each([
  ['<input>', true],
  ['<input type="search">', true],
  ['<textarea></textarea>', true],
  ['<select></select>', true],
  ['<div role="combobox"></div>', true],
  ['<input type="radio">', false],
  ['<input type="checkbox">', false],
  ['<button></button>', false],
  ['<a href="#"></a>', false],
])('knows whether letters are text in %s', (html, isTyping) => {
  document.body.innerHTML = html;
  expect(isTypingIn(document.body.firstElementChild)).toBe(isTyping);
});
