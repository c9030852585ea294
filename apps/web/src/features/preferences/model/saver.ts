import type { Preferences } from '@reseller-console/contract';

type Change = (now: Preferences) => Preferences;

interface Options {
  load: () => Promise<Preferences>;
  store: (preferences: Preferences) => Promise<unknown>;
  /** Milliseconds of quiet before a save. */
  delay: number;
}

export interface Saver {
  readonly save: (change: Change) => void;
  /** Saves a change at once, with what waits; false when it could not be saved, and then it is not made later either. */
  readonly settle: (change: Change) => Promise<boolean>;
  /** Sends what waits while the page goes away: nothing can be awaited any more. */
  readonly leave: () => void;
  /** The server's answer with every change applied that it may not have: unsaved ones, and those made since. */
  readonly read: (ask: () => Promise<Preferences>) => Promise<Preferences>;
}

/**
 * Collects changes and saves them together. Each save reads the stored preferences and applies the changes to them, so two tabs do not
 * undo each other. Changes that could not be saved wait for the next save: losing a preference is not an error to show. A change may be
 * applied twice, so it sets and never toggles.
 */
export function createSaver({ load, store, delay }: Options): Saver {
  let sending: Change[] = [];
  let waiting: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving = Promise.resolve(true);
  /** What the server held when changes began to wait. */
  let base: Preferences | undefined;
  const reads = new Set<Change[]>();

  const apply = (changes: readonly Change[], start: Preferences) =>
    changes.reduce((now, change) => change(now), start);

  async function flush(): Promise<boolean> {
    if (waiting.length === 0) return true;
    try {
      const held = await load();
      [sending, waiting] = [waiting, []];
      if (sending.length > 0) await store(apply(sending, held));
      return true;
    } catch {
      waiting = [...sending, ...waiting];
      return false;
    } finally {
      sending = [];
    }
  }

  function stopTimer(): void {
    clearTimeout(timer);
    timer = undefined;
  }

  function send(): Promise<boolean> {
    stopTimer();
    saving = saving.then(flush);
    return saving;
  }

  // There is no time to read when the page goes away, so it is done when changes begin to wait.
  async function readBase(): Promise<void> {
    base = undefined;
    base = await load().catch(() => undefined);
  }

  function save(change: Change): void {
    if (timer === undefined) void readBase();
    waiting.push(change);
    for (const since of reads) since.push(change);
    stopTimer();
    timer = setTimeout(send, delay);
  }

  return {
    save,
    async settle(change) {
      save(change);
      const saved = await send();
      if (!saved) waiting = waiting.filter((other) => other !== change);
      return saved;
    },
    leave() {
      stopTimer();
      if (waiting.length === 0 || base === undefined) return;
      void store(apply(waiting, base)).catch(() => {});
      waiting = [];
    },
    async read(ask) {
      const since = [...sending, ...waiting];
      reads.add(since);
      try {
        return apply(since, await ask());
      } finally {
        reads.delete(since);
      }
    },
  };
}
