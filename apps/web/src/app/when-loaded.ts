import type { QueryClient } from '@tanstack/react-query';
import { whenIdle } from '../shared/lib/when-idle.ts';

/** Runs something once the page has what it asked for and the browser is idle; the answer takes it back. */
export function whenLoaded(client: QueryClient, action: () => void): () => void {
  let takeBack = () => {};
  const stop = client.getQueryCache().subscribe(() => {
    if (client.isFetching() > 0) return;
    stop();
    takeBack = whenIdle(action);
  });
  return () => {
    stop();
    takeBack();
  };
}
