interface CacheOptions<Value> {
  /** Milliseconds for which a value is answered without reading it again. */
  freshMs: number;
  /** Values kept at most; the oldest goes first. */
  most: number;
  now: () => number;
  /** Whether a value may be kept (always); one that may not is still shared by those who wait for it. */
  keeps?: (value: Value) => boolean;
}

/** Keeps what was read for a while; callers that ask together share one reading, and a failure is not kept. */
export function createCache<Value>({ freshMs, most, now, keeps = () => true }: CacheOptions<Value>) {
  const kept = new Map<string, { at: number; value: Promise<Value> }>();
  return {
    get(key: string, read: () => Promise<Value>): Promise<Value> {
      const entry = kept.get(key);
      if (entry !== undefined && now() - entry.at < freshMs) return entry.value;
      const value = read();
      const fresh = { at: now(), value };
      kept.delete(key);
      kept.set(key, fresh);
      const oldest = kept.keys().next().value;
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      const forget = () => {
        if (kept.get(key) === fresh) kept.delete(key);
      };
      value.then((settled) => {
        if (!keeps(settled)) forget();
      }, forget);
      return value;
    },
  };
}
