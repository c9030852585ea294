import { createStore, useStore } from '../lib/store.ts';

interface Said {
  readonly id: number;
  readonly text: string;
}

const keptMs = 5_000;

const said = createStore<readonly Said[]>([]);
let lastId = 0;

/**
 * Says something to screen readers, politely: it waits for a pause and never moves the focus. What is said at the same time
 * is all heard, and the same words can be said twice.
 */
export function announce(text: string): void {
  lastId += 1;
  const one = { id: lastId, text };
  said.set([...said.get(), one]);
  setTimeout(() => said.set(said.get().filter((other) => other !== one)), keptMs);
}

/** Where it is said. A modal dialog has one of its own, since screen readers ignore what is behind it. */
export function Announcer() {
  const messages = useStore(said);
  return (
    <div role="log" aria-live="polite" className="sr-only">
      {messages.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </div>
  );
}
