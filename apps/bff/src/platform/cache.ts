interface CacheOptions<Value> {
  /** Milliseconds that a value is returned without reading it again. */
  freshMs: number;
  /** The most values to keep; the oldest is dropped first. */
  maxEntries: number;
  now: () => number;
  /** Whether to keep a value (default: always). One that is not kept still goes to all who wait for it. */
  keeps?: (value: Value) => boolean;
}

/**
 * Caches values for everyone. Concurrent callers with the same owner share one reading; others read for themselves, since a reading may
 * wait for its owner's turn at Keepnet. A failure is not cached.
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
    /** What is kept and not too old; undefined without a reading. */
    peek(key: string): Value | undefined {
      const entry = kept.get(key);
      return entry !== undefined && now() - entry.at < freshMs ? entry.value : undefined;
    },

    /**
     * @param owner the person on whose behalf it is read
     * @param maxAgeMs milliseconds that the value may be old, if not `freshMs`
     */
    async get(
      key: string,
      owner: string | undefined,
      read: () => Promise<Value>,
      maxAgeMs: number = freshMs,
    ): Promise<Value> {
      const entry = kept.get(key);
      if (entry !== undefined && now() - entry.at < maxAgeMs) return entry.value;
      const name = JSON.stringify([key, owner]);
      const underWay = reading.get(name) ?? readAndKeep(key, read).finally(() => reading.delete(name));
      reading.set(name, underWay);
      return underWay;
    },
  };
}
