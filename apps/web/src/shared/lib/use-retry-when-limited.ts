import { useEffect, useRef } from 'react';
import { ProblemError } from '../problem-error.ts';
import { useCountdown } from './use-countdown.ts';

const limits: ReadonlySet<string> = new Set(['upstream_rate_limited', 'rate_limited']);

/**
 * Loads again once a rate limit is over, once for each answer that reported one.
 * @returns whole seconds until then, or undefined without a limit
 */
export function useRetryWhenLimited(error: unknown, retry: () => void): number | undefined {
  const limited =
    error instanceof ProblemError && limits.has(error.code) && error.retryAfter !== undefined
      ? error
      : undefined;
  const left = useCountdown(limited?.retryAfter, limited);
  const retried = useRef<unknown>(undefined);
  useEffect(() => {
    if (limited === undefined || left > 0 || retried.current === limited) return;
    retried.current = limited;
    retry();
  }, [limited, left, retry]);
  return limited === undefined ? undefined : left;
}
