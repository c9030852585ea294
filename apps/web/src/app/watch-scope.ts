import type { QueryClient } from '@tanstack/react-query';
import { type createBrowserRouter, matchPath } from 'react-router';
import { sessionQuery } from '../features/session/queries.ts';
import { isSignedOut } from '../shared/problem-error.ts';
import { signInPath } from './sign-in-path.ts';

type Router = ReturnType<typeof createBrowserRouter>;

const companyIn = ({ pathname }: { pathname: string }): string | undefined =>
  matchPath('/companies/:companyId/*', pathname)?.params.companyId;

/**
 * Two rules for every page. Leaving a company cancels what is in flight for it and forgets its failures. An answer that
 * says "not signed in" empties the cache and leads to the sign-in page, which knows the way back.
 */
export function watchScope(client: QueryClient, router: Router): void {
  let companyId = companyIn(router.state.location);
  router.subscribe(({ location }) => {
    const left = companyId;
    companyId = companyIn(location);
    if (left === undefined || left === companyId) return;
    void client.cancelQueries({ queryKey: [left] });
    client.removeQueries({ queryKey: [left], predicate: ({ state }) => state.status === 'error' });
  });

  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error' || !isSignedOut(event.action.error)) return;
    // Before the first session is known, the loader that waits for it decides.
    if (client.getQueryData(sessionQuery.queryKey) === undefined) return;
    client.removeQueries({ queryKey: sessionQuery.queryKey });
    const { location } = router.state;
    void router.navigate(signInPath(location, 'session_ended'), { replace: true }).then(() => client.clear());
  });
}
