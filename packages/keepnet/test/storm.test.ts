import { afterEach, expect, it } from 'vitest';
import { anyQuery, type FakeUpstream, startFake } from './support/fake-upstream.ts';
import { limitedTo } from './support/storm.ts';

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
  expect(seen.refused).toBeLessThan(reads.length / 2);
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
