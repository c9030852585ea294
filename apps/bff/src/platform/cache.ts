interface CacheOptions<Value> {
  /** Milliseconds for which a value is answered without reading it again. */
  freshMs: number;
  /** Values kept at most; the oldest goes first. */
  maxEntries: number;
  now: () => number;
  /** Whether a value may be kept (always); one that may not is still shared by those who wait for it. */
  keeps?: (value: Value) => boolean;
}

/**
 * Keeps what was read for a while, for everybody. Callers with one owner who ask together share one reading; others read for
 * themselves, since that reading may wait for its owner's share of the places upstream. A failure is not kept.
 */
export function createCache<Value>({ freshMs, maxEntries, now, keeps = () => true }: CacheOptions<Value>) {
  const kept = new Map<string, { at: number; value: Value }>();
  const reading = new Map<string, Promise<Value>>();

  async function readAndKeep(key: string, read: () => Promise<Value>): Promise<Value> {
    const at = now();
    const value = await read();
    if (!keeps(value)) return value;
    kept.delete(key);
    kept.set(key, { at, value });
    const oldest = kept.keys().next().value;
    if (kept.size > maxEntries && oldest !== undefined) kept.delete(oldest);
    return value;
  }

  return {
    /** @param owner whom it would be read for */
    async get(key: string, owner: string | undefined, read: () => Promise<Value>): Promise<Value> {
      const entry = kept.get(key);
      if (entry !== undefined && now() - entry.at < freshMs) return entry.value;
      const name = JSON.stringify([key, owner]);
      const underWay = reading.get(name) ?? readAndKeep(key, read).finally(() => reading.delete(name));
      reading.set(name, underWay);
      return underWay;
    },
  };
}
