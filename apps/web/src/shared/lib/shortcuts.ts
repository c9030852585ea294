import { useEffectEvent, useLayoutEffect } from 'react';

type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented' | 'isComposing'
> & { target: unknown };

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
 * True when a key press asks for a shortcut: a single character without modifiers, outside of fields and floating panels,
 * or `mod+` a character with Ctrl or Cmd, anywhere.
 */
export function asksFor(shortcut: string, press: KeyPress, singleKeys = enabled): boolean {
  if (press.defaultPrevented || press.isComposing || press.altKey) return false;
  const modified = press.ctrlKey || press.metaKey;
  if (shortcut.startsWith('mod+')) return modified && press.key.toLowerCase() === shortcut.slice(4);
  return singleKeys && !modified && press.key === shortcut && !isTyping(press.target);
}

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

/** How Ctrl or Cmd is written on this machine. */
export const modKey = /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? '') ? '⌘' : 'Ctrl';
