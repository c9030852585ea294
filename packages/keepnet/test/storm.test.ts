import { afterEach, expect, it } from 'vitest';
import type { Keepnet, RateLimited } from '../src/index.ts';
import { anyQuery, type FakeUpstream, startFake } from './support/fake-upstream.ts';
import { limitedTo, refusing } from './support/storm.ts';

let fake: FakeUpstream;
afterEach(() => fake.close());

it('every read comes through a storm of rate limits, and few calls are wasted on being refused', async () => {
  const { handler, seen } = limitedTo(60);
  fake = await startFake(handler);
  const client = fake.client();
  const reads = Array.from({ length: 240 }, (_, index) =>
    client.company(`company${index % 6}`).targetUsers.search(anyQuery),
  );
  const answers = await Promise.allSettled(reads);
  const answered = answers.filter(({ status }) => status === 'fulfilled').length;
  console.log(`429 storm: ${answered} of ${reads.length} reads answered, ${seen.refused} refusals`);
  expect(answered).toBe(reads.length);
  // Where each read learns of the limit by itself, it is refused once for every second that it waits: 360 times.
  expect(seen.refused).toBeLessThan(reads.length);
});

it('a burst in one company leaves the others their turn while Keepnet limits', async () => {
  const { handler } = limitedTo(20);
  fake = await startFake(handler);
  const client = fake.client({ concurrency: 4 });
  let done = 0;
  const burst = Array.from({ length: 60 }, () =>
    client
      .company('busy')
      .targetUsers.search(anyQuery)
      .then(() => {
        done += 1;
      }),
  );
  const places = await Promise.all(
    ['quiet1', 'quiet2', 'quiet3'].map(async (company) => {
      await client.company(company).targetUsers.search(anyQuery);
      return done;
    }),
  );
  expect(Math.max(...places)).toBeLessThan(20);
  await Promise.all(burst);
  expect(done).toBe(60);
});

/** Reads 64 lists of 16 companies at once; answers how many were answered, and in how many milliseconds. */
async function burst(client: Keepnet) {
  const began = performance.now();
  const reads = Array.from({ length: 64 }, (_, index) =>
    client.company(`company${index % 16}`).targetUsers.search(anyQuery),
  );
  const answers = await Promise.allSettled(reads);
  return {
    answered: answers.filter(({ status }) => status === 'fulfilled').length,
    ms: Math.round(performance.now() - began),
  };
}

it('a storm without Retry-After fails no read, halves the pace once, and is over after a few bursts', async () => {
  const { handler, seen, refuseNext } = refusing(100);
  fake = await startFake(handler);
  const told: RateLimited[] = [];
  const client = fake.client({ onRateLimited: (storm) => told.push(storm) });
  const most = async () => {
    seen.most = 0;
    const { answered, ms } = await burst(client);
    expect(answered).toBe(64);
    return { most: seen.most, ms };
  };
  await burst(client);
  const before = await most();
  refuseNext(60);
  await most();
  const after = await most();
  const later = [await most()];
  while (later.length < 40 && (later.at(-1)?.most ?? 0) < before.most) later.push(await most());
  console.log('storm without Retry-After:', { before, after, later: later.length });
  expect(seen.refused).toBe(60);
  expect(before.most).toBeGreaterThan(48);
  expect(after.most).toBeGreaterThanOrEqual(before.most / 2 - 4);
  expect(later.at(-1)?.most).toBeGreaterThanOrEqual(before.most);
  await expect.poll(() => told).toHaveLength(1);
  expect(told[0]).toEqual({
    refused: 60,
    templates: ['/api/target-users/search'],
    places: expect.any(Number),
  });
  expect(told[0]?.places).toBeGreaterThanOrEqual(28);
});
