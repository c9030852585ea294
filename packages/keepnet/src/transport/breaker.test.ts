import { afterEach, describe, expect, it, vi } from 'vitest';
import { failureOf } from '../../test/support/failure.ts';
import {
  anyQuery,
  type FakeUpstream,
  type Handler,
  json,
  pageWith,
  startFake,
  succeed,
} from '../../test/support/fake-upstream.ts';
import { KeepnetError } from '../error.ts';
import { Breaker, healthOf } from './breaker.ts';

afterEach(() => vi.useRealTimers());

describe('by itself', () => {
  const quick = { failures: 3, windowMs: 1000, openMs: 20, maxOpenMs: 50 };
  const fail = (breaker: Breaker, times: number) => {
    for (let count = 0; count < times; count++) breaker.enter(false)('ill');
  };
  const isOpen = (breaker: Breaker, write = false): boolean => {
    try {
      breaker.assertPasses(write);
      return false;
    } catch {
      return true;
    }
  };

  it('opens at the last of its failures, not before, and says for how long', () => {
    const breaker = new Breaker({ ...quick, openMs: 1500 });
    fail(breaker, 2);
    expect(isOpen(breaker)).toBe(false);
    fail(breaker, 1);
    const told = { kind: 'unavailable', outcome: 'not_sent', code: 'breaker_open', retryAfterSeconds: 2 };
    expect(() => breaker.enter(false)).toThrow(expect.objectContaining(told));
  });

  it('a good answer in between, or the end of the window, resets the count', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const breaker = new Breaker(quick);
    fail(breaker, 2);
    breaker.enter(false)('well');
    fail(breaker, 2);
    expect(isOpen(breaker)).toBe(false);
    vi.advanceTimersByTime(1001);
    fail(breaker, 2);
    expect(isOpen(breaker)).toBe(false);
  });

  it('lets one read through as a probe, never a write, and waits longer after each that fails', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const changes: boolean[] = [];
    const breaker = new Breaker(quick, (open) => changes.push(open));
    fail(breaker, 3);
    vi.advanceTimersByTime(21);
    expect(isOpen(breaker, true)).toBe(true);
    const probe = breaker.enter(false);
    expect(isOpen(breaker)).toBe(true);
    probe('ill');
    vi.advanceTimersByTime(21);
    expect(isOpen(breaker)).toBe(true);
    vi.advanceTimersByTime(20);
    breaker.enter(false)('well');
    expect([isOpen(breaker), isOpen(breaker, true)]).toEqual([false, false]);
    expect(changes).toEqual([true, false]);
  });
});

it('a caller who leaves the probe leaves it to the next one, however often', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const breaker = new Breaker({ failures: 1, openMs: 20, maxOpenMs: 10_000 });
  breaker.enter(false)('ill');
  vi.advanceTimersByTime(21);
  for (let count = 0; count < 5; count++) breaker.enter(false)('left');
  breaker.enter(false)('well');
  expect(() => breaker.assertPasses(true)).not.toThrow();
});

it('calls that spent their time in line say nothing of Keepnet', () => {
  const late = new KeepnetError('timeout', { outcome: 'unknown' });
  expect([healthOf(late, true), healthOf(late, false)]).toEqual(['ill', 'neither']);
});

it('a failure counts only if no other call was answered meanwhile', () => {
  const breaker = new Breaker({ failures: 3 });
  const slow = Array.from({ length: 10 }, () => breaker.enter(false));
  breaker.enter(false)('well');
  for (const report of slow) report('ill');
  expect(() => breaker.assertPasses(true)).not.toThrow();
  for (let count = 0; count < 3; count++) breaker.enter(false)('ill');
  expect(() => breaker.assertPasses(true)).toThrow(expect.objectContaining({ kind: 'unavailable' }));
});

describe('in the client', () => {
  let fake: FakeUpstream;
  afterEach(() => fake.close());

  const emptyPage: Handler = (_request, response) => succeed(response, pageWith([]));
  const company = 'xC5kfGz7w2Nz';

  it('fails fast while Keepnet does not answer, sends no write, and recovers by itself', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    let ill = true;
    fake = await startFake((...turn) => (ill ? turn[1].destroy() : emptyPage(...turn)));
    const changes: boolean[] = [];
    const client = fake.client({
      breaker: { failures: 6, openMs: 10_000 },
      onBreaker: (open) => changes.push(open),
    });
    await client.ready();
    while (changes.length === 0) await failureOf(client.companies.search(anyQuery));
    expect(fake.arrived).toHaveLength(6);

    const write = client.company(company).targetGroups.create({ name: 'Finance', priority: 'High' });
    expect(await failureOf(write)).toMatchObject({
      kind: 'unavailable',
      outcome: 'not_sent',
      retryAfterSeconds: 10,
    });
    expect(fake.arrived).toHaveLength(6);

    ill = false;
    vi.advanceTimersByTime(10_000);
    await client.companies.search(anyQuery);
    expect(changes).toEqual([true, false]);
  });

  it.each([
    ['a 429', (response: Parameters<Handler>[1]) => response.writeHead(429).end()],
    ['a refusal', (response: Parameters<Handler>[1]) => json(response, 404, { status: 'NOT_FOUND' })],
    [
      'a server error in words',
      (response: Parameters<Handler>[1]) => json(response, 500, { status: 'FAILED' }),
    ],
  ])('%s is an answer, however often it comes', async (_name, answer) => {
    fake = await startFake((_request, response) => void answer(response));
    const onBreaker = vi.fn();
    const client = fake.client({ breaker: { failures: 3 }, retry: { attempts: 1 }, onBreaker });
    for (let count = 0; count < 8; count++) await failureOf(client.companies.search(anyQuery));
    expect(onBreaker).not.toHaveBeenCalled();
  });

  it('a time-out counts, and one company in trouble does not close the others', async () => {
    fake = await startFake((...turn) => {
      if (turn[0].headers['x-keepnet-company-id'] !== company) emptyPage(...turn);
    });
    const onBreaker = vi.fn();
    const client = fake.client({ breaker: { failures: 3 }, onBreaker });
    const slow = () => failureOf(client.company(company).targetUsers.search(anyQuery, { deadlineMs: 60 }));
    for (let count = 0; count < 4; count++) {
      await slow();
      await client.company('healthy1').targetUsers.search(anyQuery);
    }
    expect(onBreaker).not.toHaveBeenCalled();
    for (let count = 0; count < 3; count++) await slow();
    expect(onBreaker).toHaveBeenCalledWith(true);
  });
});
