import { useSyncExternalStore } from 'react';

interface Said {
  readonly id: number;
  readonly text: string;
}

const keptMs = 5_000;

let said: readonly Said[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function become(next: readonly Said[]): void {
  said = next;
  for (const listener of listeners) listener();
}

/**
 * Says something to screen readers, politely: it waits for a pause and never moves the focus. What is said at the same time
 * is all heard, and the same words can be said twice.
 */
export function announce(text: string): void {
  lastId += 1;
  const one = { id: lastId, text };
  become([...said, one]);
  setTimeout(() => become(said.filter((other) => other !== one)), keptMs);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where it is said. A modal dialog has one of its own, since screen readers ignore what is behind it. */
export function Announcer() {
  const messages = useSyncExternalStore(subscribe, () => said);
  return (
    <div role="log" aria-live="polite" className="sr-only">
      {messages.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
