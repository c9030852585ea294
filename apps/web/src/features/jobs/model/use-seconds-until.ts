import { useEffect, useState } from 'react';
import { serverNow } from './server-time.ts';

/** Whole seconds until a moment of the server's clock (ISO); 0 once it has passed, or without one. */
export function useSecondsUntil(moment: string | null | undefined): number {
  const [seen, setSeen] = useState(() => ({ moment, at: serverNow() }));
  if (seen.moment !== moment) setSeen({ moment, at: serverNow() });
  const until = moment ? Date.parse(moment) : Number.NaN;
  const left = Number.isNaN(until) ? 0 : Math.max(0, Math.ceil((until - seen.at) / 1000));
  useEffect(() => {
    if (left === 0) return;
    // Past the full second, or the number would be the same.
    const ms = ((until - serverNow()) % 1000) + 5;
    const timer = setTimeout(() => setSeen({ moment, at: serverNow() }), Math.max(ms, 5));
    return () => clearTimeout(timer);
  }, [left, until, moment, seen.at]);
  return left;
}
