import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { type createBrowserRouter, matchPath } from 'react-router';
import { sessionQuery } from '../features/session/queries.ts';
import { isSignedOut, ProblemError } from '../shared/problem-error.ts';
import { signInPath } from './sign-in-path.ts';

type Router = ReturnType<typeof createBrowserRouter>;

const companyIn = ({ pathname }: { pathname: string }): string | undefined =>
  matchPath('/companies/:companyId/*', pathname)?.params.companyId;

const accessCodes: readonly string[] = ['no_role', 'role_too_low', 'companies_limited'];

/** True when an answer says that the person may do less than this page was told. */
const isAccessLost = (error: unknown): boolean =>
  error instanceof ProblemError && accessCodes.includes(error.code);

/**
 * Three rules for every page. Leaving a company cancels what is in flight for it and forgets its failures. An answer that
 * says "not signed in" empties the cache and leads to the sign-in page, which knows the way back. One that
 * says "you may not" reloads the session, so the page offers what the role now allows.
 */
export function enforceSessionAndScope(client: QueryClient, router: Router): void {
  let companyId = companyIn(router.state.location);
  router.subscribe(({ location }) => {
    const left = companyId;
    companyId = companyIn(location);
    if (left === undefined || left === companyId) return;
    void client.cancelQueries({ queryKey: [left] });
    client.removeQueries({ queryKey: [left], predicate: ({ state }) => state.status === 'error' });
  });

  function followAccess([, noun]: QueryKey, error: unknown): void {
    if (client.getQueryData(sessionQuery.queryKey) === undefined) return;
    if (noun !== sessionQuery.queryKey[1]) {
      void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
    } else if (error instanceof ProblemError && error.code === 'no_role') {
      client.removeQueries({ queryKey: sessionQuery.queryKey });
      const path = signInPath(router.state.location, 'no_role');
      void router.navigate(path, { replace: true }).then(() => client.clear());
    }
  }

  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'error') return;
    const { error } = event.action;
    if (isAccessLost(error)) followAccess(event.query.queryKey, error);
    if (!isSignedOut(error)) return;
    // Before the first session is known, the loader that waits for it decides.
    if (client.getQueryData(sessionQuery.queryKey) === undefined) return;
    client.removeQueries({ queryKey: sessionQuery.queryKey });
    const { location } = router.state;
    void router.navigate(signInPath(location, 'session_ended'), { replace: true }).then(() => client.clear());
  });
}
