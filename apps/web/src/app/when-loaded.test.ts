import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenLoaded } from './when-loaded.ts';

/** Milliseconds within which a browser that is never idle runs something all the same; twice, since idle is waited for twice. */
const idleMs = 8_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it runs on a page that is already loaded', async () => {
  const action = vi.fn();
  whenLoaded(new QueryClient(), action);
  await vi.advanceTimersByTimeAsync(idleMs);
  expect(action).toHaveBeenCalledTimes(1);
});

test('it waits for what the page asks for, and runs once', async () => {
  const client = new QueryClient();
  const action = vi.fn();
  const { promise, resolve } = Promise.withResolvers<string>();
  const asked = client.fetchQuery({ queryKey: ['list'], queryFn: () => promise });
  whenLoaded(client, action);
  await vi.advanceTimersByTimeAsync(idleMs);
  expect(action).not.toHaveBeenCalled();
  resolve('rows');
  await asked;
  await vi.advanceTimersByTimeAsync(idleMs);
  expect(action).toHaveBeenCalledTimes(1);
});

test('it never runs once it is cancelled', async () => {
  const action = vi.fn();
  whenLoaded(new QueryClient(), action)();
  await vi.advanceTimersByTimeAsync(idleMs);
  expect(action).not.toHaveBeenCalled();
});
