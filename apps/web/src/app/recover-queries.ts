import type { Query, QueryClient } from '@tanstack/react-query';
import { isPassing } from '../shared/problem-error.ts';

/** Milliseconds until what failed is asked for again: twice as many each time, up to a minute. */
const firstPauseMs = 5_000;
const maxPauseMs = 60_000;

const hasFailed = ({ state }: Query): boolean => state.status === 'error' && isPassing(state.error);

/** Up to a quarter more: pages that lost the server together do not come back together. */
const spread = (ms: number): number => ms * (1 + Math.random() / 4);

/**
 * Brings back what is on screen and failed because the network, the server or Keepnet was away, once that is over: after a growing
 * pause while the page is visible, and at once when the network is back or the person looks at the page again. A refusal is an answer,
 * and is not asked for again.
 */
export function recoverQueries(client: QueryClient): void {
  const cache = client.getQueryCache();
  // A query forgets that it has failed while it asks again.
  const failing = new Set(cache.findAll({ predicate: hasFailed }));
  let pauseMs = firstPauseMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function ask(): void {
    clearTimeout(timer);
    timer = undefined;
    if (document.visibilityState !== 'visible') return;
    const predicate = (query: Query): boolean => failing.has(query) && hasFailed(query);
    void client.refetchQueries({ type: 'active', predicate }, { cancelRefetch: false });
  }

  function plan(): void {
    for (const query of failing) if (!query.isActive()) failing.delete(query);
    if (failing.size === 0) {
      clearTimeout(timer);
      timer = undefined;
      pauseMs = firstPauseMs;
    } else if (timer === undefined) {
      timer = setTimeout(ask, spread(pauseMs));
      pauseMs = Math.min(pauseMs * 2, maxPauseMs);
    }
  }

  function askNow(): void {
    pauseMs = firstPauseMs;
    if (failing.size > 0) ask();
  }

  cache.subscribe((event) => {
    if (event.type === 'removed') failing.delete(event.query);
    if (event.type !== 'updated') return;
    if (event.action.type === 'success') failing.delete(event.query);
    if (event.action.type === 'error') {
      if (hasFailed(event.query)) failing.add(event.query);
      else failing.delete(event.query);
    }
    if (event.action.type === 'success' || event.action.type === 'error') plan();
  });
  addEventListener('online', askNow);
  addEventListener('focus', askNow);
  document.addEventListener('visibilitychange', askNow);
  plan();
}
