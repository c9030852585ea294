import { useEffect, useState } from 'react';

/** Whole seconds left of `seconds`, counted from when `since` changed; 0 when there is nothing to wait for. */
export function useCountdown(seconds: number | undefined, since: unknown): number {
  const [now, setNow] = useState(Date.now);
  const [start, setStart] = useState({ since, at: now });
  if (start.since !== since) {
    const at = Date.now();
    setStart({ since, at });
    setNow(at);
  }
  const left = Math.max(0, Math.ceil((seconds ?? 0) - (now - start.at) / 1000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}
