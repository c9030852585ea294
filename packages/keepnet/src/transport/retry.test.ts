import { expect, it } from 'vitest';
import { KeepnetError } from '../error.ts';
import { RetryPolicy, readRetryAfter } from './retry.ts';

const now = Date.parse('2026-11-20T14:05:00Z');
const unavailable = new KeepnetError('unavailable', { status: 503 });

it.each([
  ['7', 7],
  ['0', 0],
  ['Fri, 20 Nov 2026 14:05:09 GMT', 9],
  ['Fri, 20 Nov 2026 14:00:00 GMT', 0],
  ['86400', 120],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads Retry-After %s', (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds);
});

it('doubles the upper bound of the wait, fully jittered', () => {
  const policy = new RetryPolicy({ attempts: 9, baseMs: 100 }, () => 0.5);
  expect([1, 2, 3].map((attempt) => policy.nextWaitMs(unavailable, attempt, 60_000))).toEqual([50, 100, 200]);
});

it('waits as long as Keepnet says, and gives up when that is past the deadline', () => {
  const busy = new KeepnetError('unavailable', { status: 503, retryAfterSeconds: 3 });
  const policy = new RetryPolicy({}, () => 0);
  expect(policy.nextWaitMs(busy, 1, 10_000)).toBe(3_000);
  expect(policy.nextWaitMs(busy, 1, 3_000)).toBeUndefined();
});

it('queues again at once after a rate limit, without drawing on the budget', () => {
  const limited = new KeepnetError('rate_limited', { status: 429, retryAfterSeconds: 3 });
  const policy = new RetryPolicy({ budgetRatio: 0 }, () => 0);
  for (let call = 0; call < 100; call++) expect(policy.nextWaitMs(limited, 1, 10_000)).toBe(0);
  expect(policy.nextWaitMs(limited, 3, 10_000)).toBeUndefined();
  expect(policy.nextWaitMs(limited, 1, 3_000)).toBeUndefined();
});

it('tries 500 again once, a reset up to the limit, other errors never', () => {
  const policy = new RetryPolicy({ attempts: 3 }, () => 0);
  const failed = new KeepnetError('failed', { status: 500 });
  const reset = new KeepnetError('unavailable');
  const refused = new KeepnetError('forbidden', { status: 403 });
  const late = new KeepnetError('timeout');
  const tried = (error: KeepnetError) =>
    [1, 2, 3].map((attempt) => policy.nextWaitMs(error, attempt, 60_000) !== undefined);
  expect(tried(failed)).toEqual([true, false, false]);
  expect(tried(reset)).toEqual([true, true, false]);
  expect(tried(refused)).toEqual([false, false, false]);
  expect(tried(late)).toEqual([false, false, false]);
});

it('an outage costs no more than the budget', () => {
  const policy = new RetryPolicy({ budgetRatio: 0.1 }, () => 0);
  let retries = 0;
  for (let call = 0; call < 1000; call++) {
    policy.onCall();
    if (policy.nextWaitMs(unavailable, 1, 60_000) !== undefined) retries++;
  }
  expect(retries).toBeGreaterThan(100);
  expect(retries).toBeLessThan(125);
});
