import type { Session } from '@reseller-console/contract';
import {
  getCompany,
  getCompanyDirectory,
  getDelivery,
  getPreferences,
  getSession,
  listCompanies,
  listJobs,
  listLicences,
  listTargetGroups,
  listViews,
  Preferences,
  putPreferences,
} from '@reseller-console/contract';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, waitFor } from '@testing-library/react';
import { RouterProvider } from 'react-router';
import { expect, onTestFinished } from 'vitest';
import * as z from 'zod/mini';
import { createQueryClient } from '../src/app/query-client.ts';
import { createRouter } from '../src/app/router.tsx';
import { closeSwitcher } from '../src/app/shell/switcher-state.ts';
import { company, directory } from './fixtures.ts';
import { type Answer, answers, serve } from './server.ts';

/**
 * Opens the console at an address, with no company in the list; `server.session` is what it answers about who is signed in.
 * @param more what the server answers besides, or instead
 */
export async function openConsole(
  address: string,
  session: () => Response | Session,
  ...more: readonly Answer[]
) {
  const server = { session };
  const calls = serve(
    ...more,
    answers(getSession, () => server.session()),
    answers(getPreferences, () => z.parse(Preferences, {})),
    // A company that was opened is remembered.
    answers(putPreferences, ({ body }) => z.parse(Preferences, body)),
    answers(getCompanyDirectory, () => directory),
    answers(getCompany, () => company),
    answers(getDelivery, () => ({ domains: [], total: 0 })),
    answers(listTargetGroups, () => ({ items: [], page: 1, pageSize: 25, pageCount: 0, total: 0 })),
    answers(listJobs, () => ({ items: [], nextCursor: null })),
    answers(listViews, () => ({ items: [] })),
    answers(listLicences, () => ({
      items: [],
      page: 1,
      pageSize: 1,
      pageCount: 0,
      total: 0,
      overCount: 0,
      renewing: [],
      endedCount: 0,
    })),
    answers(listCompanies, () => ({
      items: [],
      page: 1,
      pageSize: 25,
      pageCount: 1,
      total: 0,
      exceededCount: 0,
    })),
  );
  history.replaceState(null, '', address);
  const client = createQueryClient();
  const router = createRouter(client);
  onTestFinished(() => {
    closeSwitcher();
    router.dispose();
    client.clear();
  });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await waitFor(() => expect(router.state.initialized).toBe(true));
  return { server, calls, place: () => router.state.location.pathname + router.state.location.search };
}
