import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../shared/problem-error.ts';
import { createQueryClient } from './query-client.ts';
import { recoverQueries } from './recover-queries.ts';

let visibility: DocumentVisibilityState;
beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => void vi.useRealTimers());

type Failure = ConstructorParameters<typeof ProblemError>[0];

/** A list on screen that fails like this until it is mended; counts how often it was asked for. */
async function openList(failure: Failure) {
  const list = { asked: 0, failure: undefined as Failure | undefined };
  list.failure = failure;
  const client = createQueryClient();
  recoverQueries(client);
  function List() {
    const { data } = useQuery({
      queryKey: ['c1', 'list'],
      queryFn: async () => {
        list.asked += 1;
        if (list.failure !== undefined) throw new ProblemError(list.failure);
        return 'rows';
      },
    });
    return <p>{data ?? 'nothing'}</p>;
  }
  const { unmount } = render(
    <QueryClientProvider client={client}>
      <List />
    </QueryClientProvider>,
  );
  await wait(0);
  return Object.assign(list, { unmount });
}

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const away: Failure = { code: 'no_connection', title: 'No answer', status: 0 };

test.each<Failure>([
  away,
  { code: 'upstream_unreachable', title: '', status: 502 },
  { code: 'storage_unavailable', title: '', status: 503 },
  { code: 'upstream_timeout', title: '', status: 504 },
  { code: 'unreadable_answer', title: 'A page of the proxy', status: 502 },
])('a list that failed with $code comes back without a press', async (failure) => {
  const list = await openList(failure);
  await wait(20_000);
  expect(list.asked).toBeGreaterThan(1);
  list.failure = undefined;
  await wait(60_000);
  expect(screen.getByText('rows')).toBeTruthy();
});

test.each<Failure>([
  { code: 'role_too_low', title: '', status: 403 },
  { code: 'upstream_refused', title: '', status: 422 },
  { code: 'upstream_credentials', title: '', status: 502 },
  { code: 'internal', title: '', status: 500 },
  { code: 'unreadable_answer', title: '', status: 200 },
])('an answer is not asked for again: $code, $status', async (failure) => {
  const list = await openList(failure);
  act(() => void dispatchEvent(new Event('online')));
  await wait(300_000);
  expect(list.asked).toBe(1);
});

test('the pauses grow to a minute', async () => {
  const list = await openList(away);
  const asked: number[] = [];
  for (const pause of [5, 10, 20, 40, 60, 60]) {
    await wait(pause * 1000 - 1);
    asked.push(list.asked);
    await wait(1);
  }
  expect(asked).toEqual([1, 2, 3, 4, 5, 6]);
  expect(list.asked).toBe(7);
});

test.each(['online', 'focus'])('it is asked for at once on %s, and the pauses begin again', async (event) => {
  const list = await openList(away);
  await wait(76_000);
  const before = list.asked;
  act(() => void dispatchEvent(new Event(event)));
  await wait(0);
  expect(list.asked).toBe(before + 1);
  await wait(5_000);
  expect(list.asked).toBe(before + 2);
});

test('a hidden page asks for nothing, and at once when it is looked at', async () => {
  const list = await openList(away);
  visibility = 'hidden';
  await wait(600_000);
  expect(list.asked).toBe(1);
  visibility = 'visible';
  list.failure = undefined;
  act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await wait(0);
  expect(screen.getByText('rows')).toBeTruthy();
});

test('what is no longer on screen is not asked for', async () => {
  const list = await openList(away);
  list.unmount();
  await wait(300_000);
  expect(list.asked).toBe(1);
});
