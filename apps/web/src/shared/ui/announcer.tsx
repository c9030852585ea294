import { useSyncExternalStore } from 'react';

let message = '';
const listeners = new Set<() => void>();

/** Says something to screen readers, politely: it waits for a pause and never moves the focus. */
export function announce(text: string): void {
  if (text === message) return;
  message = text;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Announcer() {
  return (
    <output aria-live="polite" className="sr-only">
      {useSyncExternalStore(subscribe, () => message)}
    </output>
  );
}
