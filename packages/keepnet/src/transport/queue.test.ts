import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeepnetError } from '../error.ts';
import { type Asked, FairQueue, type Place } from './queue.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));
const of = (lane: string, owner?: string, endpoint = 'list'): Asked => ({
  lane,
  owner,
  isBackground: false,
  route: endpoint,
  endpoint: `${endpoint} ${lane}`,
});

/** Asks for so many places; answers those that were given at once. */
async function flood(queue: FairQueue, asked: Asked, count: number): Promise<Place[]> {
  const places: Place[] = [];
  for (let index = 0; index < count; index++) {
    queue.acquire(asked, never, 1000).then((place) => places.push(place));
  }
  await settled();
  return places;
}

it("gives lanes turns: one company's burst does not starve another", async () => {
  const queue = new FairQueue(1);
  const order: string[] = [];
  const first = await queue.acquire(of('a'), never, 1000);
  const work = ['a', 'a', 'a', 'b', 'c', 'b'].map(async (lane) => {
    const place = await queue.acquire(of(lane), never, 1000);
    order.push(lane);
    place.release();
  });
  first.release();
  await Promise.all(work);
  expect(order).toEqual(['a', 'b', 'c', 'a', 'b', 'a']);
});

it('gives the people in a lane turns', async () => {
  const queue = new FairQueue(1);
  const order: string[] = [];
  const first = await queue.acquire(of('a'), never, 1000);
  const work = ['ann', 'ann', 'ann', 'bob'].map(async (owner) => {
    const place = await queue.acquire(of('a', owner), never, 1000);
    order.push(owner);
    place.release();
  });
  first.release();
  await Promise.all(work);
  expect(order).toEqual(['ann', 'bob', 'ann', 'ann']);
});

const behind = (lane: string, owner: string): Asked => ({ ...of(lane, owner), isBackground: true });

it('lets a call of a person overtake those in the background that wait', async () => {
  const queue = new FairQueue(1);
  const order: string[] = [];
  const first = await queue.acquire(behind('a', 'plan'), never, 1000);
  const work = [behind('a', 'plan'), behind('b', 'plan'), of('c', 'ann'), of('a', 'bob')].map(
    async (asked) => {
      const place = await queue.acquire(asked, never, 1000);
      order.push(`${asked.lane} ${asked.owner}`);
      place.release();
    },
  );
  first.release();
  await Promise.all(work);
  expect(order).toEqual(['c ann', 'a bob', 'a plan', 'b plan']);
});

it('gives work in the background half of the places, of however many owners and companies', async () => {
  const queue = new FairQueue(16);
  const flooded = [0, 1, 2, 3, 4, 5].map((n) => flood(queue, behind(`company${n}`, `plan${n}`), 4));
  const places = (await Promise.all(flooded)).flat();
  expect(places.length).toBe(8);
  expect((await flood(queue, of('other', 'ann'), 2)).length).toBe(2);
  for (const place of places) place.release();
  await settled();
  expect((await flood(queue, behind('other', 'plan'), 1)).length).toBe(0);
});

it('tells a call in the background that waits when its endpoint is held back for too long', async () => {
  const queue = new FairQueue(2);
  const first = await queue.acquire(behind('a', 'plan'), never, 1000);
  const waiting = queue.acquire(behind('a', 'plan'), never, 1000);
  first.onRefused(5000);
  await expect(waiting).rejects.toMatchObject({ kind: 'rate_limited' });
});

it('holds no more than its limit and takes a place back once only', async () => {
  const queue = new FairQueue(2);
  const [one] = [await queue.acquire(of('a'), never, 1000), await queue.acquire(of('b'), never, 1000)];
  let admitted = 0;
  for (const lane of ['a', 'b', 'c']) queue.acquire(of(lane), never, 1000).then(() => admitted++);
  one.release();
  one.release();
  await settled();
  expect(admitted).toBe(1);
});

it('a caller who gives up leaves the lane', async () => {
  const queue = new FairQueue(1);
  const place = await queue.acquire(of('a'), never, 1000);
  const leaving = new AbortController();
  const left = queue.acquire(of('b'), leaving.signal, 1000);
  leaving.abort(new KeepnetError('aborted'));
  await expect(left).rejects.toMatchObject({ kind: 'aborted', outcome: 'not_sent' });
  place.release();
  await queue.acquire(of('c'), never, 1000);
});

describe('shares', () => {
  it.each([64, 128])(
    'one company has half of the places at most, however many ask (%i calls)',
    async (calls) => {
      const queue = new FairQueue(64);
      let held = 0;
      for (const owner of ['ann', 'bob', 'cem', 'dee', 'eve']) {
        held += (await flood(queue, of('slow', owner), calls)).length;
      }
      expect(held).toBe(32);
      expect((await flood(queue, of('other', 'fay'), 4)).length).toBe(4);
    },
  );

  it.each([64, 128])(
    'one person has a quarter at most, and one company half of that (%i calls)',
    async (calls) => {
      const queue = new FairQueue(64);
      expect((await flood(queue, of('slow', 'ann'), calls)).length).toBe(8);
      let held = 8;
      for (const lane of ['b', 'c', 'd', 'e', 'f'])
        held += (await flood(queue, of(lane, 'ann'), calls)).length;
      expect(held).toBe(16);
      expect((await flood(queue, of('slow', 'bob'), calls)).length).toBe(8);
    },
  );

  it('the next call finds a place while four companies are slow', async () => {
    const queue = new FairQueue(64);
    for (const lane of ['a', 'b', 'c', 'd']) {
      for (const owner of ['ann', 'bob', 'cem', 'dee']) await flood(queue, of(lane, `${owner} ${lane}`), 64);
    }
    expect((await flood(queue, of('next', 'fay'), 2)).length).toBeGreaterThan(0);
  });

  it.each([1, 2, 3])('a queue of %i places serves one person alone too', async (limit) => {
    const queue = new FairQueue(limit);
    for (let call = 0; call < 5; call++) {
      (await queue.acquire(of('a', 'ann'), never, 1000)).release();
    }
  });
});

describe('time', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Has a call refused that asks for so many milliseconds of quiet. */
  async function refuse(queue: FairQueue, asked: Asked, quietMs: number): Promise<void> {
    const place = await queue.acquire(asked, never, 1000);
    place.onRefused(quietMs);
    place.release();
  }

  it('a Retry-After holds its endpoint back, and nothing else', async () => {
    const queue = new FairQueue(64);
    await refuse(queue, of('a', 'ann'), 8_000);
    const error = await queue.acquire(of('a', 'bob'), never, 7_000).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 8, outcome: 'not_sent' });
    const admitted: string[] = [];
    const others = [of('a', 'ann', 'other'), of('b', 'ann'), of('(people)', 'ann')];
    for (const asked of others) queue.acquire(asked, never, 1000).then(() => admitted.push(asked.endpoint));
    queue.acquire(of('a', 'ann'), never, 20_000).then(() => admitted.push('held'));
    await vi.advanceTimersByTimeAsync(7_900);
    expect(admitted).toEqual(['other a', 'list b', 'list (people)']);
    await vi.advanceTimersByTimeAsync(200);
    expect(admitted).toContain('held');
  });

  it('those in line who cannot wait so long are told at once', async () => {
    const queue = new FairQueue(1);
    const place = await queue.acquire(of('a'), never, 1000);
    const short = queue.acquire(of('a'), never, 5_000).catch((reason: unknown) => reason);
    const long = vi.fn();
    queue.acquire(of('a'), never, 50_000).then(long);
    place.onRefused(30_000);
    place.release();
    expect(await short).toMatchObject({ kind: 'rate_limited', retryAfterSeconds: 30 });
    await vi.advanceTimersByTimeAsync(29_000);
    expect(long).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_100);
    expect(long).toHaveBeenCalled();
  });

  it('a shorter hold never cuts a longer one', async () => {
    const queue = new FairQueue(4);
    const places = await Promise.all([1, 2].map(() => queue.acquire(of('a'), never, 1000)));
    places[0]?.onRefused(60_000);
    places[1]?.onRefused(1_000);
    await vi.advanceTimersByTimeAsync(1_100);
    await expect(queue.acquire(of('a'), never, 50_000)).rejects.toMatchObject({ kind: 'rate_limited' });
  });

  it('a call fails at once where everything that could make way for it hangs', async () => {
    const queue = new FairQueue(64);
    const hung = await Promise.all(
      Array.from({ length: 8 }, () => queue.acquire(of('a', 'ann'), never, 1000)),
    );
    await vi.advanceTimersByTimeAsync(9_000);
    const waiting = vi.fn();
    queue.acquire(of('a', 'ann'), never, 30_000).then(waiting);
    await vi.advanceTimersByTimeAsync(2_000);
    await expect(queue.acquire(of('a', 'ann'), never, 30_000)).rejects.toMatchObject({
      kind: 'busy',
      outcome: 'not_sent',
      retryAfterSeconds: 5,
    });
    await queue.acquire(of('a', 'bob'), never, 30_000);
    await queue.acquire(of('b', 'ann'), never, 30_000);
    hung[0]?.release();
    await vi.advanceTimersByTimeAsync(0);
    expect(waiting).toHaveBeenCalled();
  });
});

it('an endpoint that is refused slows down, and no other', async () => {
  const queue = new FairQueue(16);
  const places = await Promise.all(['a', 'b', 'c', 'd'].map((lane) => queue.acquire(of(lane), never, 1000)));
  for (const place of places) place.onRefused(0);
  expect(places[0]?.pace).toBe(2);
  for (const place of places) place.release();
  let held = 0;
  for (const lane of ['a', 'b', 'c', 'd']) held += (await flood(queue, of(lane), 2)).length;
  expect(held).toBe(2);
  for (const lane of ['a', 'b', 'c', 'd'])
    held += (await flood(queue, of(lane, undefined, 'other'), 1)).length;
  expect(held).toBe(6);
});
