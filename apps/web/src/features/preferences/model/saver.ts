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
  /** Saves what waits at once; false when it could not be saved. */
  readonly settle: () => Promise<boolean>;
  /** What the server answered, with the changes that it does not know yet. */
  readonly withUnsaved: (answer: Preferences) => Preferences;
}

/**
 * Collects changes and saves them together. Each save reads what the server holds and applies the changes to that, so that
 * two tabs do not undo each other. Changes whose save failed wait for the next one: losing a preference is no
 * error to show.
 */
export function createSaver({ load, store, delay }: Options): Saver {
  let sending: Change[] = [];
  let waiting: Change[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving = Promise.resolve(true);

  const apply = (changes: readonly Change[], start: Preferences) =>
    changes.reduce((now, change) => change(now), start);

  async function flush(): Promise<boolean> {
    [sending, waiting] = [waiting, []];
    if (sending.length === 0) return true;
    try {
      await store(apply(sending, await load()));
      return true;
    } catch {
      waiting = [...sending, ...waiting];
      return false;
    } finally {
      sending = [];
    }
  }

  function settle(): Promise<boolean> {
    clearTimeout(timer);
    saving = saving.then(flush);
    return saving;
  }

  return {
    save(change) {
      waiting.push(change);
      clearTimeout(timer);
      timer = setTimeout(settle, delay);
    },
    settle,
    withUnsaved: (answer) => apply([...sending, ...waiting], answer),
  };
}
