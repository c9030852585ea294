import { act, screen, waitFor } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sessionOf } from '../../../test/fixtures.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { refuses } from '../../../test/server.ts';
import { words as w } from '../../features/session/words/en.ts';

const signedOut = () => refuses({ code: 'not_signed_in', status: 401 });
const noRole = () => refuses({ code: 'no_role', status: 403 });
const signedIn = () => sessionOf('viewer');

const wanted = '/nowhere?q=ann';
const returnTo = `returnTo=${encodeURIComponent(wanted)}`;

test.each([
  [`/sign-in?${returnTo}`, wanted],
  [`/sign-in?${returnTo}&reason=no_role`, wanted],
  ['/sign-in?returnTo=%2F%2Fevil.example%2Fx&reason=sign_in_expired', '/'],
])('a person who is signed in is taken from %s to %s', async (address, place) => {
  const page = await openConsole(address, signedIn);
  await waitFor(() => expect(page.place()).toBe(place));
});

test('a person who is not signed in stays, and is taken further once they are', async () => {
  const page = await openConsole(`/sign-in?${returnTo}&reason=sign_in_failed`, signedOut);
  await screen.findByText(w.reasons.sign_in_failed);
  page.server.session = signedIn;
  await waitFor(() => {
    act(() => void window.dispatchEvent(new Event('visibilitychange')));
    expect(page.place()).toBe(wanted);
  });
});

test('a person without a role gets in, to where they wanted, once they have one', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  onTestFinished(() => void vi.useRealTimers());
  const page = await openConsole(wanted, noRole);
  await screen.findByText(w.noRoleTitle);
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
  const page = await openConsole(wanted, noRole);
  await screen.findByText(w.noRoleTitle);
  page.server.session = signedOut;
  await act(() => vi.advanceTimersByTimeAsync(31_000));
  await screen.findByText(w.reasons.session_ended);
});
