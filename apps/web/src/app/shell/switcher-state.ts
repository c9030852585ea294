import { useSyncExternalStore } from 'react';

let open = false;
let early = '';
const listeners = new Set<() => void>();

/**
 * Keeps what is typed while the palette is on its way: lost letters and an Enter that is not would open the first company of the
 * list instead of the one that was meant.
 */
function keep(event: KeyboardEvent): void {
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (key === 'Escape') closeSwitcher();
  else if (key === 'Backspace') early = early.slice(0, -1);
  else if (key.length === 1) early += key;
  else if (key !== 'Enter') return;
  event.preventDefault();
  event.stopPropagation();
}

function set(next: boolean): void {
  if (next === open) return;
  open = next;
  early = '';
  if (open) window.addEventListener('keydown', keep, true);
  else window.removeEventListener('keydown', keep, true);
  for (const listener of listeners) listener();
}

export const openSwitcher = (): void => set(true);
export const closeSwitcher = (): void => set(false);

/** What was typed since the switcher was opened; the caller handles the keys from here on. */
export function takeTyped(): string {
  window.removeEventListener('keydown', keep, true);
  return early;
}

/** Whether the company switcher is open; any page may open it. */
export const useSwitcherOpen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
