import type { QueryClient } from '@tanstack/react-query';
import { whenIdle } from '../shared/lib/when-idle.ts';

/** Runs something once the page has what it asked for and the browser is idle; the answer takes it back. */
export function whenLoaded(client: QueryClient, action: () => void): () => void {
  const look = () => {
    if (client.isFetching() > 0) return;
    stop();
    takeBack();
    takeBack = whenIdle(action);
  };
  const stop = client.getQueryCache().subscribe(look);
  // A page that is already loaded asks for nothing more, so nothing calls `look`.
  let takeBack = whenIdle(look);
  return () => {
    stop();
    takeBack();
  };
}
