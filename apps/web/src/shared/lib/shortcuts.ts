import { useEffectEvent, useLayoutEffect } from 'react';

type KeyPress = Pick<
  KeyboardEvent,
  | 'key'
  | 'code'
  | 'ctrlKey'
  | 'metaKey'
  | 'altKey'
  | 'shiftKey'
  | 'defaultPrevented'
  | 'isComposing'
  | 'keyCode'
>;

/** How Ctrl or Cmd is written on this machine. */
export const modKey = /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '') ? '⌘' : 'Ctrl';

let enabled = true;

/** Switches single keys on or off for this page (WCAG 2.1.4). */
export function setSingleKeys(on: boolean): void {
  enabled = on;
}

// A dialog or popover that has just closed may hold the focus a moment longer: it does not take keys then.
const typing =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), dialog[open], :popover-open';

const isTyping = (target: unknown): boolean =>
  typeof target === 'object' &&
  target !== null &&
  'closest' in target &&
  typeof target.closest === 'function' &&
  target.closest(typing) !== null;

/**
 * True while a press writes with an input method. Safari ends the composition before the press of the Enter that accepts its text:
 * of that one only the key code tells (UI Events, 229 for what an input method handles).
 */
export const isComposing = (press: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean =>
  press.isComposing || press.keyCode === 229;

/**
 * Layouts of other scripts, such as Cyrillic or Arabic, have no Latin letters: there the place of the key counts. Where a layout only
 * moves Latin letters, the letter counts, or Ctrl+T of Dvorak would be taken for Ctrl+K.
 */
const isByPlace = (character: string, { key, code, shiftKey }: KeyPress): boolean =>
  code === (/[/?]/.test(character) ? 'Slash' : `Key${character.toUpperCase()}`) &&
  shiftKey === (character === '?') &&
  // Cyrillic and Hebrew have the full stop where others have the slash.
  (/^(?!\p{sc=Latn})[\p{L}\p{M}؟]$/u.test(key) || (key === '.' && character === '/'));

/**
 * True when a press is that of a shortcut, wherever the focus is: a single character without modifiers, or `mod+` a character with
 * Ctrl, on a Mac with Cmd. With Shift as well, such a press belongs to the browser.
 */
export function isPressed(shortcut: string, press: KeyPress, singleKeys = enabled): boolean {
  const { key, ctrlKey, metaKey } = press;
  if (press.defaultPrevented || isComposing(press) || press.altKey) return false;
  const character = shortcut.at(-1) ?? '';
  if (shortcut === character)
    return singleKeys && !ctrlKey && !metaKey && (key === character || isByPlace(character, press));
  const mod = modKey === '⌘' ? metaKey && !ctrlKey : ctrlKey && !metaKey;
  return mod && !press.shiftKey && (key.toLowerCase() === character || isByPlace(character, press));
}

/** True when a press asks for a shortcut: single characters do so outside of fields and floating panels only. */
export const asksFor = (
  shortcut: string,
  press: KeyPress & { target: unknown },
  singleKeys = enabled,
): boolean => isPressed(shortcut, press, singleKeys) && (shortcut.length > 1 || !isTyping(press.target));

/** Runs an action when its shortcut is pressed, for as long as the component is on screen. */
export function useShortcut(shortcut: string, action: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!asksFor(shortcut, event)) return;
    event.preventDefault();
    action();
  });
  // A busy browser puts off other effects until after the paint: a key that is pressed as its control appears would be lost.
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
