import { afterEach, describe, expect, it } from 'vitest';
import type { Keepnet } from '../src/index.ts';
import {
  type Arrived,
  anyQuery,
  type FakeUpstream,
  pageWith,
  startFake,
  succeed,
} from './support/fake-upstream.ts';

let fake: FakeUpstream;
afterEach(() => fake.close());

/** Milliseconds within which an unhindered call is answered, on a busy machine too. */
const promptMs = 3_000;

const slow = 'slowCompany1';
const usersOf = (company: string) => (client: Keepnet, owner?: string) =>
  client.company(company).targetUsers.search(anyQuery, { owner });
const companyList = (client: Keepnet, owner?: string) => client.companies.search(anyQuery, { owner });
const groupList = (client: Keepnet, owner?: string) => client.companyGroups.search(anyQuery, { owner });
const isOfSlow = ({ headers }: Arrived) => headers['x-keepnet-company-id'] === slow;
const isCompanyList = ({ path }: Arrived) => path === '/api/companies/search';

const people = (count: number) => Array.from({ length: count }, (_, index) => `person${index}`);

/** Answers everything but what hangs, of which it lets go after the first so many. */
async function startHanging(hangs: (request: Arrived) => boolean, most = Number.POSITIVE_INFINITY) {
  let hung = 0;
  fake = await startFake((request, response) => {
    if (hangs(request) && hung < most) hung += 1;
    else succeed(response, pageWith([]));
  });
  const client = fake.client();
  await client.ready();
  const leaving = new AbortController();
  return { client, leaving, hung: () => hung };
}

describe.each([64, 128])('%i reads that hang', (count) => {
  describe.each([1, 2, 8])('of %i people', (persons) => {
    const owners = people(persons);

    it.each([
      ["a company's list", isOfSlow, usersOf(slow)],
      ["the reseller's list", isCompanyList, companyList],
    ] as const)('%s leaves the others their places', async (_name, hangs, read) => {
      const { client, leaving, hung } = await startHanging(hangs);
      const reads = Array.from({ length: count }, (_, index) => {
        const owner = owners[index % persons];
        const { signal } = leaving;
        return read === companyList
          ? client.companies.search(anyQuery, { owner, signal })
          : client.company(slow).targetUsers.search(anyQuery, { owner, signal });
      });
      const ended = Promise.allSettled(reads);
      const share = Math.min(32, 8 * persons);
      await expect.poll(hung).toBe(share);
      const began = performance.now();
      await Promise.all([
        usersOf('other1')(client, 'another'),
        usersOf('other2')(client, owners[0]),
        groupList(client, 'another'),
        groupList(client, owners[0]),
        ...(read === companyList ? [] : [companyList(client, 'another'), companyList(client)]),
        groupList(client),
      ]);
      expect(performance.now() - began).toBeLessThan(promptMs);
      expect(hung()).toBe(share);
      leaving.abort();
      await ended;
    });
  });

  it('a directory whose first pages hang leaves people their places, and people leave it its own', async () => {
    const { client, leaving, hung } = await startHanging(isCompanyList, 32);
    const { signal } = leaving;
    const reads = Array.from({ length: count }, () => client.companies.search(anyQuery, { signal }));
    const ended = Promise.allSettled(reads);
    await expect.poll(hung).toBe(32);
    const began = performance.now();
    await Promise.all([
      usersOf('other1')(client, 'ann'),
      companyList(client, 'ann'),
      groupList(client, 'bob'),
    ]);
    expect(performance.now() - began).toBeLessThan(promptMs);
    leaving.abort();
    await ended;
  });
});

it('many slow companies at once leave a place for the next, and none opens the breaker for the others', async () => {
  const isSlow = ({ headers }: Arrived) => String(headers['x-keepnet-company-id']).startsWith('slow');
  const { client, leaving } = await startHanging(isSlow);
  const { signal } = leaving;
  const reads = people(20).flatMap((owner, index) =>
    Array.from({ length: 16 }, () =>
      client.company(`slow${index % 4}`).targetUsers.search(anyQuery, { owner, signal, deadlineMs: 4_000 }),
    ),
  );
  const ended = Promise.allSettled(reads);
  await usersOf('other1')(client, 'ann');
  await ended;
  await usersOf('other1')(client, 'ann');
});
