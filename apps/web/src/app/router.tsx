import type { QueryClient } from '@tanstack/react-query';
import { createBrowserRouter, type LoaderFunctionArgs, redirect } from 'react-router';
import { companyQuery } from '../features/companies/queries.ts';
import { preferencesQuery } from '../features/preferences/queries.ts';
import { sessionQuery } from '../features/session/queries.ts';
import { isSignedOut, ProblemError } from '../shared/problem-error.ts';
import { companiesAt } from './first-queries.ts';
import { CompaniesRoute } from './routes/companies.tsx';
import { NotFound, RouteError } from './routes/route-error.tsx';
import { FrameSkeleton } from './shell/frame-skeleton.tsx';
import { panelPage, Shell } from './shell/shell.tsx';
import { signInPath } from './sign-in-path.ts';

/** The pages. Loaders start what a page needs and do not wait for it, except for who is signed in. */
export function createRouter(client: QueryClient) {
  async function requireSession({ url }: LoaderFunctionArgs) {
    void client.prefetchQuery(preferencesQuery);
    try {
      return await client.ensureQueryData(sessionQuery);
    } catch (error) {
      if (isSignedOut(error)) return redirect(signInPath(url));
      if (error instanceof ProblemError && error.code === 'no_role')
        return redirect(signInPath(url, 'no_role'));
      throw error;
    }
  }

  function loadCompanies({ url }: LoaderFunctionArgs) {
    void client.prefetchQuery(companiesAt(client, url.searchParams));
    return null;
  }

  function loadCompany({ params: { companyId = '' } }: LoaderFunctionArgs) {
    void client.prefetchQuery(companyQuery(companyId));
    return null;
  }

  // Only other pages need these two: they load with the page.
  async function skipSignIn(args: LoaderFunctionArgs) {
    return (await import('./skip-sign-in.ts')).skipSignIn(client, args);
  }

  function loadTargetUsers(args: LoaderFunctionArgs) {
    void import('./load-target-users.ts').then(({ loadTargetUsers }) => loadTargetUsers(client, args));
    return null;
  }

  return createBrowserRouter([
    {
      path: '/sign-in',
      loader: skipSignIn,
      lazy: () => import('./routes/sign-in.tsx'),
      HydrateFallback: Blank,
      ErrorBoundary: RouteError,
    },
    {
      path: '/sign-in/local',
      lazy: () => import('./routes/local-sign-in.tsx'),
      HydrateFallback: Blank,
      ErrorBoundary: RouteError,
    },
    {
      path: '/',
      loader: requireSession,
      shouldRevalidate: () => false,
      Component: Shell,
      HydrateFallback: FrameSkeleton,
      ErrorBoundary: RouteError,
      children: [
        {
          ErrorBoundary: RouteError,
          children: [
            { index: true, loader: loadCompanies, Component: CompaniesRoute },
            { path: 'companies', loader: ({ url }) => redirect(`/${url.search}`), Component: Blank },
            {
              path: 'companies/:companyId',
              loader: loadCompany,
              lazy: () => import('./routes/company.tsx'),
              children: [
                { index: true, lazy: () => import('./routes/company-overview.tsx') },
                {
                  path: 'target-users',
                  loader: loadTargetUsers,
                  lazy: () => import('./routes/target-users.tsx'),
                  children: [
                    { path: 'new', handle: panelPage, lazy: () => import('./routes/new-target-user.tsx') },
                    { path: ':userId', handle: panelPage, lazy: () => import('./routes/target-user.tsx') },
                    {
                      path: ':userId/edit',
                      handle: panelPage,
                      lazy: () => import('./routes/change-target-user.tsx'),
                    },
                    {
                      path: ':userId/groups',
                      handle: panelPage,
                      lazy: () => import('./routes/change-groups.tsx'),
                    },
                  ],
                },
                {
                  path: 'target-users/import/:step?',
                  lazy: () => import('./routes/import-target-users.tsx'),
                },
                {
                  path: 'target-groups',
                  lazy: () => import('./routes/target-groups.tsx'),
                  children: [
                    {
                      path: 'new',
                      handle: panelPage,
                      lazy: () => import('./routes/new-target-group.tsx'),
                    },
                  ],
                },
                {
                  path: 'target-groups/:groupId',
                  lazy: () => import('./routes/target-group.tsx'),
                  children: [
                    {
                      path: 'edit',
                      handle: panelPage,
                      lazy: () => import('./routes/change-target-group.tsx'),
                    },
                    {
                      path: 'members',
                      handle: panelPage,
                      lazy: () => import('./routes/change-members.tsx'),
                    },
                  ],
                },
              ],
            },
            {
              path: 'company-groups',
              lazy: () => import('./routes/company-groups.tsx'),
              children: [
                { path: 'new', handle: panelPage, lazy: () => import('./routes/new-company-group.tsx') },
              ],
            },
            {
              path: 'company-groups/:groupId',
              lazy: () => import('./routes/company-group.tsx'),
              children: [
                {
                  path: 'rename',
                  handle: panelPage,
                  lazy: () => import('./routes/rename-company-group.tsx'),
                },
              ],
            },
            {
              path: 'company-groups/:groupId/members',
              loader: ({ params: { groupId = '' } }) =>
                redirect(`/company-groups/${encodeURIComponent(groupId)}`),
              Component: Blank,
            },
            {
              path: 'company-groups/:groupId/members/edit',
              lazy: () => import('./routes/company-group-members.tsx'),
            },
            { path: 'jobs/:jobId?', lazy: () => import('./routes/jobs.tsx') },
            { path: 'create/:kind?', lazy: () => import('./routes/create-in-many.tsx') },
            { path: 'people', lazy: () => import('./routes/people.tsx') },
            { path: 'exports', lazy: () => import('./routes/exports.tsx') },
            { path: 'licences', lazy: () => import('./routes/licences.tsx') },
            { path: 'activity', lazy: () => import('./routes/activity.tsx') },
            { path: 'sessions', lazy: () => import('./routes/sessions.tsx') },
            { path: '*', Component: NotFound },
          ],
        },
      ],
    },
  ]);
}

function Blank() {
  return null;
}
