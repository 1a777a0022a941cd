import { useEffect, useRef, useState } from 'react';
import { readStored, writeStored } from '../../platform/stored';
import { isTypingIn, shortcutOf, type ShortcutCommand } from '../inbox/shortcuts';

const KEY = 'zsb.console.shortcuts';

/** Letter keys on this computer, on unless switched off (WCAG 2.1.4: single keys can be switched off). */
export function useShortcuts(run: (command: ShortcutCommand) => void) {
  const [areOn, setAreOn] = useState(() => readStored(window.localStorage, KEY) !== false);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A dialog on top and an open list have keys of their own. Read before they act on the key: hence in the capture phase.
      if (document.querySelector('dialog[open]') || document.activeElement?.matches('[role=combobox][aria-expanded=true]')) return;
      const { key, ctrlKey, metaKey, altKey, isComposing } = event;
      const command = shortcutOf({ key, ctrlKey, metaKey, altKey, isComposing, isTyping: isTypingIn(document.activeElement) });
      if (!command || (!areOn && command.kind !== 'leave')) return;
      if (command.kind !== 'leave') event.preventDefault();
      latest.current(command);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [areOn]);
  const turn = (on: boolean) => {
    writeStored(window.localStorage, KEY, on);
    setAreOn(on);
  };
  return { areOn, turn };
}
