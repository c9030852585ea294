import { QueryClient } from '@tanstack/react-query';
import { createMemoryRouter } from 'react-router';
import { afterEach, expect, test } from 'vitest';
import { sessionQuery } from '../features/session/queries.ts';
import { ProblemError } from '../shared/problem-error.ts';
import { enforceSessionAndScope } from './enforce-session-and-scope.ts';

let client: QueryClient;
afterEach(() => client.clear());

async function openAt(path: string) {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = { Component: () => null };
  const router = createMemoryRouter(
    [
      { path: '/', ...page },
      { path: '/companies/:companyId/*', ...page },
      { path: '/sign-in', ...page },
    ],
    { initialEntries: [path] },
  );
  enforceSessionAndScope(client, router);
  return router;
}

/** A call that never answers; tells whether it was called off. */
function pending(companyId: string) {
  const call: { signal?: AbortSignal } = {};
  void client.prefetchQuery({
    queryKey: [companyId, 'target-users'],
    queryFn: ({ signal }) => {
      call.signal = signal;
      return new Promise<never>(() => {});
    },
  });
  return call;
}

const fail = (queryKey: readonly string[], problem: ProblemError) =>
  client.prefetchQuery({ queryKey, queryFn: () => Promise.reject(problem) });

const signedOut = new ProblemError({ code: 'not_signed_in', title: 'Not signed in', status: 401 });

test('switching calls off what is in flight for the company left, and nothing else', async () => {
  const router = await openAt('/companies/a/target-users');
  const left = pending('a');
  const reseller = pending('reseller');
  await router.navigate('/companies/b/target-users');
  const entered = pending('b');
  expect([left, reseller, entered].map(({ signal }) => signal?.aborted)).toEqual([true, false, false]);
  await router.navigate('/');
  expect(entered.signal?.aborted).toBe(true);
});

test('another page of the same company calls off nothing', async () => {
  const router = await openAt('/companies/a');
  const kept = pending('a');
  await router.navigate('/companies/a/target-users?page=2');
  expect(kept.signal?.aborted).toBe(false);
});

test('failures of a company are forgotten on leaving, and coming back asks again', async () => {
  const router = await openAt('/companies/a');
  await fail(['a', 'company'], new ProblemError({ code: 'company_private', title: 'No', status: 403 }));
  expect(client.getQueryState(['a', 'company'])?.status).toBe('error');
  await router.navigate('/companies/b');
  expect(client.getQueryState(['a', 'company'])).toBeUndefined();
});

const ann = {
  user: { id: '1', name: 'Ann', email: null, role: 'viewer' as const, limited: false },
  reseller: { companyId: 'r', name: 'R' },
  phoneRequired: true,
};

test.each(['role_too_low', 'companies_limited', 'no_role'] as const)(
  'an answer of %s reads the session again',
  async (code) => {
    await openAt('/companies/a');
    client.setQueryData(sessionQuery.queryKey, ann);
    await fail(['a', 'target-users'], new ProblemError({ code, title: 'No', status: 403 }));
    expect(client.getQueryState(sessionQuery.queryKey)?.isInvalidated).toBe(true);
  },
);

test('a session that ends leads to the sign-in page with the way back, and nothing stays in memory', async () => {
  const router = await openAt('/companies/a/target-users?q=ann');
  client.setQueryData(sessionQuery.queryKey, ann);
  client.setQueryData(['a', 'company'], { name: 'Acme' });
  const arrived = new Promise<void>((done) => {
    router.subscribe(({ location, navigation }) => {
      if (location.pathname === '/sign-in' && navigation.state === 'idle') done();
    });
  });
  await fail(['a', 'target-users'], signedOut);
  await arrived;
  await Promise.resolve();
  expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual({
    returnTo: '/companies/a/target-users?q=ann',
    reason: 'session_ended',
  });
  expect(client.getQueryData(['a', 'company'])).toBeUndefined();
});

test('before the first session is known, a 401 is left to the page that waits for it', async () => {
  const router = await openAt('/companies/a');
  await fail(['a', 'target-users'], signedOut);
  expect(router.state.location.pathname).toBe('/companies/a');
});
