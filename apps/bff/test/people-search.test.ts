import { listAudit, PeopleEvent } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { answerMs } from '../src/auth/access-check.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';

const ada = 'ada.byron@people-search.example.com';
const clock = new Clock();
let system: TestConsole;
let viewer: HttpClient;
let ids: string[];

beforeEach(async () => {
  system = await startConsole({
    companies: { viewer: ['*'], admin: ['*'] },
    sandbox: { companies: 12, users: 200 },
    overrides: { now: clock.now },
  });
  viewer = await system.signIn('viewer');
  const { companies } = z
    .object({ companies: z.array(z.tuple([z.string(), z.string()])) })
    .parse(await (await viewer.request('/api/companies/directory')).json());
  ids = companies.map(([id]) => id);
});
afterEach(() => system.close());

const ask = (query: string, client = viewer) =>
  client.request(`/api/people?${query}`, { headers: { 'x-csrf': '1' } });

async function eventsOf(query: string, client = viewer): Promise<PeopleEvent[]> {
  const response = await ask(query, client);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = (await response.text()).trim().split('\n');
  return lines.map((line) => PeopleEvent.parse(JSON.parse(line)));
}

const email = (...addresses: string[]) =>
  addresses.map((each) => `email=${encodeURIComponent(each)}`).join('&');
const matchesIn = (events: readonly PeopleEvent[]) =>
  events.flatMap((event) => (event.type === 'match' ? [`${event.company.id} ${event.user.id}`] : [])).sort();
const plant = (companyId: string, address = ada, deleted = false) =>
  `${companyId} ${system.sandbox.control.plantUser({ companyId, email: address, deleted }).id}`;
const { acme, brightwater, empty, expired, privacy, twinA, unlimited } = KNOWN;

async function trail() {
  const admin = await system.signIn('admin');
  const { items } = listAudit.response.parse(await (await admin.request('/api/audit')).json());
  return items.filter(({ action }) => action === 'people.search');
}

test('finds an address in every company, deleted target users too, and counts what it could not ask', async () => {
  const expected = [plant(acme.id, 'Ada.Byron@People-Search.example.com'), plant(empty.id, ada, true)].sort();
  plant(twinA.id, `not-${ada}`);
  const events = await eventsOf(email(ada));
  expect(matchesIn(events)).toEqual(expected);
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'match', user: expect.objectContaining({ status: 'deleted' }) }),
  );
  expect(events).toContainEqual({
    type: 'refused',
    company: { id: privacy.id, name: privacy.name },
    code: 'company_private',
  });
  const of = ids.length;
  expect(events.at(-1)).toEqual({ type: 'done', asked: of - 1, of, refused: 1, failed: 0, masked: 0 });
});

test('asks first where the domain was found before, and where the name is like the domain', async () => {
  const asked = () =>
    system.sandbox.control.requests('/api/target-users/search').map(({ companyId }) => companyId);
  const outside = 'grace@people-search.example.com';
  plant(unlimited.id, outside);
  await eventsOf(email(outside));
  system.sandbox.control.clearRequests();
  await eventsOf(email(ada));
  expect(asked().slice(0, 3)).toContain(unlimited.id);
  system.sandbox.control.clearRequests();
  await eventsOf(email('nobody@brightwater.example.com'));
  expect(asked().slice(0, 3)).toContain(brightwater.id);
});

test('looks for twenty addresses at once, and refuses none, more, or what is no address', async () => {
  const addresses = Array.from({ length: 20 }, (_, index) => `person${index}@people-search.example.com`);
  const expected = addresses.map((address) => plant(unlimited.id, address)).sort();
  expect(matchesIn(await eventsOf(email(...addresses)))).toEqual(expected);
  expect(matchesIn(await eventsOf(`email=${encodeURIComponent(addresses.join(','))}`))).toEqual(expected);
  for (const query of ['', email(...addresses, ada), email('ada'), `${email(ada)}&companies=../x`]) {
    const response = await ask(query);
    expect([query, response.status]).toEqual([query, 400]);
    await response.body?.cancel();
  }
});

test('a company that fails, masks its addresses or breaks off its answer is named and never counts as a miss', async () => {
  const found = plant(acme.id);
  system.sandbox.control.company(brightwater.id, { masked: true });
  const path = '/api/target-users/search';
  const always = { times: 'always' as const };
  system.sandbox.control.addFault({
    match: { path, companyId: expired.id, ...always },
    fault: { kind: 'truncate' },
  });
  system.sandbox.control.addFault({
    match: { path, companyId: twinA.id, ...always },
    fault: { kind: 'status', status: 500 },
  });
  const events = await eventsOf(email(ada));
  expect(matchesIn(events)).toEqual([found]);
  const named = events.flatMap((event) =>
    event.type === 'failed' || event.type === 'masked' ? [[event.type, event.company.id, event.code]] : [],
  );
  expect(named.sort()).toEqual(
    [
      ['failed', expired.id, 'upstream_failed'],
      ['failed', twinA.id, 'upstream_unreachable'],
      ['masked', brightwater.id, 'company_masked'],
    ].sort(),
  );
  const of = ids.length;
  expect(events.at(-1)).toEqual({ type: 'done', asked: of - 4, of, refused: 1, failed: 2, masked: 1 });
  system.sandbox.control.clearFaults();
  const again = await eventsOf(`${email(ada)}&companies=${expired.id},${twinA.id}`);
  expect(again.at(-1)).toEqual({ type: 'done', asked: 2, of: 2, refused: 0, failed: 0, masked: 0 });
});

test('an upstream that ignores the company header shows no match and counts no miss', async () => {
  plant(KNOWN.reseller.id);
  system.sandbox.control.modes({ companyHeader: 'ignored' });
  const events = await eventsOf(email(ada));
  expect(matchesIn(events)).toEqual([]);
  expect(events.at(-1)).toMatchObject({ asked: 0 });
});

test('people limited to certain companies search only those, and learn of no other', async () => {
  const mine = plant(acme.id);
  plant(brightwater.id);
  system.idp.control.changeAccount('operator', { companies: [acme.id] });
  const limited = await system.signIn('operator');
  const events = await eventsOf(email(ada), limited);
  expect(matchesIn(events)).toEqual([mine]);
  expect(JSON.stringify(events)).not.toContain(brightwater.id);
  expect(events.at(-1)).toMatchObject({ asked: 1, of: 1 });
  const foreign = await eventsOf(`${email(ada)}&companies=${brightwater.id}`, limited);
  expect(foreign.at(-1)).toMatchObject({ asked: 0, of: 0 });
});

test('one search a person at a time, without a cross-site call, and the trail has it without the address', async () => {
  system.sandbox.control.addFault({
    match: { path: '/api/target-users/search', companyId: acme.id },
    fault: { kind: 'hang' },
  });
  const first = await ask(email(ada));
  const second = await ask(email(ada));
  expect(second.status).toBe(429);
  expect(await second.json()).toMatchObject({ code: 'rate_limited', params: { reason: 'search_under_way' } });
  await first.body?.cancel();
  await expect.poll(async () => (await trail()).map(({ outcome }) => outcome)).toContain('cancelled');
  expect((await viewer.request(`/api/people?${email(ada)}`)).status).toBe(403);
  await eventsOf(email(ada));
  const entries = await trail();
  expect(JSON.stringify(entries)).not.toContain('byron');
  const [done, denied, cancelled] = entries;
  expect(done?.steps.at(-1)?.detail).toMatchObject({ addresses: 1, of: ids.length, matches: 0 });
  expect([done, denied, cancelled].map((entry) => entry?.outcome)).toEqual(['done', 'denied', 'cancelled']);
  expect(system.logs()).not.toContain('byron');
});

const searchPath = '/api/target-users/search';
const namedIn = (events: readonly PeopleEvent[]) =>
  events
    .flatMap((event) =>
      event.type === 'refused' || event.type === 'failed' || event.type === 'masked'
        ? [[event.type, event.company.id, event.code]]
        : [],
    )
    .sort();

/** The companies that a search names, with the one that always denies access. */
const named = (...companies: [string, string, string][]) =>
  [...companies, ['refused', privacy.id, 'company_private']].sort();

test('a company that begins to hide its people during the day is named as hidden, and never counts as a miss', async () => {
  plant(acme.id);
  const [known, other] = [brightwater, unlimited].map(({ id }) => plant(id));
  expect(matchesIn(await eventsOf(email(ada)))).toEqual(expect.arrayContaining([known, other]));
  system.sandbox.control.company(acme.id, { masked: true });
  system.sandbox.control.company(brightwater.id, { masked: true });
  clock.advance(2 * 60_000);
  const events = await eventsOf(email(ada));
  expect(matchesIn(events)).toEqual([other]);
  expect(namedIn(events)).toEqual(
    named(['masked', acme.id, 'company_masked'], ['masked', brightwater.id, 'company_masked']),
  );
  expect(events.at(-1)).toMatchObject({ asked: ids.length - 3, masked: 2, refused: 1 });
});

test('addresses with asterisks are found, also where Keepnet takes an asterisk for any text', async () => {
  plant(twinA.id, `a***a@people-search.example.com`);
  system.sandbox.control.modes({ asterisk: 'any' });
  // More than the console reads of what a search finds.
  expect(system.sandbox.control.users(brightwater.id).length).toBeGreaterThan(1_000);
  const expected = [plant(brightwater.id), plant(twinA.id)].sort();
  const events = await eventsOf(email(ada));
  expect(matchesIn(events)).toEqual(expected);
  expect(events.at(-1)).toMatchObject({ asked: ids.length - 1, failed: 0, masked: 0 });
});

test('companies that are renamed, closed or removed once the search has begun are found by their id, or named', async () => {
  const found = plant(acme.id);
  for (const { id } of [brightwater, twinA]) plant(id);
  // The list of companies was read when the person signed in, as at the beginning of a search.
  system.sandbox.control.company(acme.id, { name: 'Acme under another name' });
  system.sandbox.control.company(brightwater.id, { privacy: 'denied' });
  system.sandbox.control.company(twinA.id, { removed: true });
  // Longer than a list that was just read is not read again for a name that does not fit.
  clock.advance(6_000);
  const events = await eventsOf(email(ada));
  expect(matchesIn(events)).toEqual([found]);
  expect(namedIn(events)).toEqual(
    named(['refused', brightwater.id, 'company_private'], ['refused', twinA.id, 'company_not_found']),
  );
  expect(events.at(-1)).toMatchObject({ asked: ids.length - 3, refused: 3, failed: 0 });
});

test('a company that hangs is given up, and a storm of rate limits costs no company', async () => {
  const found = [plant(acme.id), plant(unlimited.id)].sort();
  // Two for each company: a call that is refused three times is given up.
  for (const companyId of ids) {
    system.sandbox.control.addFault({
      match: { path: searchPath, companyId, times: 2 },
      fault: { kind: 'status', status: 429, envelope: true, retryAfter: 0 },
    });
  }
  const stormy = await eventsOf(email(ada));
  expect(matchesIn(stormy)).toEqual(found);
  expect(stormy.at(-1)).toMatchObject({ asked: ids.length - 1, failed: 0 });

  await system.restart({ companyMs: 3_000, now: clock.now });
  system.sandbox.control.addFault({
    match: { path: searchPath, companyId: acme.id, times: 'always' },
    fault: { kind: 'hang' },
  });
  const events = await eventsOf(`${email(ada)}&companies=${acme.id},${unlimited.id}`);
  expect(namedIn(events)).toEqual([['failed', acme.id, 'upstream_timeout']]);
  expect(events.at(-1)).toMatchObject({ asked: 1, failed: 1 });
});

test('a person who loses a company or signs out during a search sees nothing more of it', async () => {
  const mine = plant(acme.id);
  plant(twinA.id);
  system.idp.control.changeAccount('operator', { companies: [acme.id, twinA.id] });
  const limited = await system.signIn('operator');
  const hold = (companyId: string) =>
    system.sandbox.control.addFault({
      match: { path: searchPath, companyId },
      fault: { kind: 'hold' },
    });
  hold(twinA.id);
  const searching = eventsOf(email(ada), limited);
  await expect.poll(() => system.sandbox.control.requests(searchPath).length).toBe(2);
  system.idp.control.changeAccount('operator', { companies: [acme.id] });
  clock.advance(answerMs);
  system.sandbox.control.release();
  const events = await searching;
  expect(matchesIn(events)).toEqual([mine]);
  expect(namedIn(events)).toEqual([['refused', twinA.id, 'company_forbidden']]);

  hold(brightwater.id);
  system.sandbox.control.clearRequests();
  const cut = await ask(email(ada));
  await expect.poll(() => system.sandbox.control.requests(searchPath).length).toBeGreaterThan(0);
  await viewer.send('POST', '/auth/logout');
  clock.advance(answerMs);
  system.sandbox.control.clearFaults();
  await expect(cut.text()).rejects.toThrow();
  await expect.poll(async () => (await trail())[0]?.outcome).toBe('cut');
});
