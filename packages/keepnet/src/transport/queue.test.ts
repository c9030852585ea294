import { expect, it, vi } from 'vitest';
import { KeepnetError } from '../error.ts';
import { FairQueue } from './queue.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

it("gives lanes turns, so that one company's burst does not starve another", async () => {
  const queue = new FairQueue(1);
  const order: string[] = [];
  const first = await queue.acquire('a', never, 1000);
  const work = ['a', 'a', 'a', 'b', 'c', 'b'].map(async (lane) => {
    const release = await queue.acquire(lane, never, 1000);
    order.push(lane);
    release();
  });
  first();
  await Promise.all(work);
  expect(order).toEqual(['a', 'b', 'c', 'a', 'b', 'a']);
});

it('holds no more than its limit and takes a place back once only', async () => {
  const queue = new FairQueue(2);
  const [one] = [await queue.acquire('a', never, 1000), await queue.acquire('a', never, 1000)];
  let admitted = 0;
  for (let i = 0; i < 3; i++) queue.acquire('a', never, 1000).then(() => admitted++);
  one();
  one();
  await settled();
  expect(admitted).toBe(1);
});

it('a caller who gives up leaves the lane', async () => {
  const queue = new FairQueue(1);
  const release = await queue.acquire('a', never, 1000);
  const leaving = new AbortController();
  const left = queue.acquire('b', leaving.signal, 1000);
  leaving.abort(new KeepnetError('aborted'));
  await expect(left).rejects.toMatchObject({ kind: 'aborted', outcome: 'not_sent' });
  release();
  await queue.acquire('c', never, 1000);
});

it('a pause holds everybody back, and at once refuses who cannot wait so long', async () => {
  vi.useFakeTimers();
  try {
    const queue = new FairQueue(4);
    queue.pause(8_000);
    const error = await queue.acquire('a', never, 7_000).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 8, outcome: 'not_sent' });
    let admitted = 0;
    for (let i = 0; i < 2; i++) queue.acquire('a', never, 20_000).then(() => admitted++);
    await vi.advanceTimersByTimeAsync(7_900);
    expect(admitted).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(admitted).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});

it('a shorter pause never cuts a longer one', () => {
  const queue = new FairQueue(1);
  queue.pause(60_000);
  queue.pause(1_000);
  expect(queue.pausedMs()).toBeGreaterThan(50_000);
});
