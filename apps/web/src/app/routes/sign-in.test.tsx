import {
  getCompanyDirectory,
  getPreferences,
  getSession,
  listCompanies,
  Preferences,
} from '@reseller-console/contract';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor } from '@testing-library/react';
import { RouterProvider } from 'react-router';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { directory, sessionOf } from '../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../test/server.ts';
import { createQueryClient } from '../query-client.ts';
import { createRouter } from '../router.tsx';

const signedOut = () => refuses({ code: 'not_signed_in', status: 401 });
const noRole = () => refuses({ code: 'no_role', status: 403 });
const signedIn = () => sessionOf('viewer');

/** Opens the console at an address; the session is as the last of these says. */
async function openAt(address: string, session: () => Response | ReturnType<typeof signedIn>) {
  const server = { session };
  serve(
    answers(getSession, () => server.session()),
    answers(getPreferences, () => z.parse(Preferences, {})),
    answers(getCompanyDirectory, () => directory),
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
    router.dispose();
    client.clear();
  });
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  await waitFor(() => expect(router.state.initialized).toBe(true));
  return { server, place: () => router.state.location.pathname + router.state.location.search };
}

const wanted = '/nowhere?q=ann';
const returnTo = `returnTo=${encodeURIComponent(wanted)}`;

test.each([
  [`/sign-in?${returnTo}`, wanted],
  [`/sign-in?${returnTo}&reason=no_role`, wanted],
  ['/sign-in?returnTo=%2F%2Fevil.example%2Fx&reason=sign_in_expired', '/'],
])('a person who is signed in goes on from %s to %s', async (address, place) => {
  const page = await openAt(address, signedIn);
  await waitFor(() => expect(page.place()).toBe(place));
});

test('a person who is not signed in stays, and goes on once they are', async () => {
  const page = await openAt(`/sign-in?${returnTo}&reason=sign_in_failed`, signedOut);
  await screen.findByText(/Signing in did not work/);
  page.server.session = signedIn;
  await waitFor(() => {
    act(() => void window.dispatchEvent(new Event('visibilitychange')));
    expect(page.place()).toBe(wanted);
  });
});

test('a person without a role gets in, to where they wanted, once they have one', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const page = await openAt(wanted, noRole);
  await screen.findByText('You have no role here yet');
  expect(page.place()).toBe(`/sign-in?${returnTo}&reason=no_role`);
  await act(() => vi.advanceTimersByTimeAsync(31_000));
  expect(page.place()).toContain('/sign-in');
  page.server.session = signedIn;
  await act(() => vi.advanceTimersByTimeAsync(31_000));
  await waitFor(() => expect(page.place()).toBe(wanted));
});

test('a person whose session ends while they wait for a role is told so', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const page = await openAt(wanted, noRole);
  await screen.findByText('You have no role here yet');
  page.server.session = signedOut;
  await act(() => vi.advanceTimersByTimeAsync(31_000));
  await screen.findByText(/Your session has ended/);
});
