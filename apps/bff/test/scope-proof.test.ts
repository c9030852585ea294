import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { create, newPerson } from './support/people.ts';
import { callFor, proofOperations, scopedOperations } from './support/scoped-operations.ts';

/** The reseller's own company: where Keepnet answers from when it ignores the company header. */
const own = KNOWN.reseller;
const { acme, brightwater, empty, otherScript, unlimited } = KNOWN;
/** Those that read, and need the id of no record. */
const lists = proofOperations.filter((name) => name.startsWith('GET') && name.split(':').length === 2);
/** Milliseconds after which nothing that was proven holds any more. */
const forgottenMs = 301_000;

const clock = new Clock();
let system: TestConsole;
let operator: HttpClient;
beforeAll(async () => {
  system = await startConsole({ overrides: { now: clock.now } });
  operator = await system.signIn('operator');
});
afterAll(() => system.close());
beforeEach(() => {
  clock.advance(forgottenMs);
  system.sandbox.control.reset();
});

const Page = z.object({ total: z.number().optional(), code: z.string().optional() });

/** The people of a company as the page gets them: how many, or the code of the refusal. */
async function people(companyId: string, browser = operator): Promise<number | string | undefined> {
  const response = await browser.request(`/api/companies/${companyId}/target-users`);
  const { total, code } = Page.parse(await response.json());
  return total ?? code;
}

const control = () => system.sandbox.control;
const without = (id: string, ...parts: ('people' | 'groups')[]) => control().company(id, { without: parts });
const searches = () => control().requests('/api/target-users/search');
const landed = () => control().creations().length;

test('the contract has operations about one company, reads, files and writes', () => {
  expect(scopedOperations.length).toBeGreaterThan(12);
  expect(proofOperations.some((name) => name.startsWith('POST'))).toBe(true);
  expect(proofOperations.some((name) => name.endsWith('/export'))).toBe(true);
});

describe('nothing proves whose data it is', () => {
  test.each(proofOperations)('%s shows and does nothing', async (name) => {
    control().modes({ companyHeader: 'ignored' });
    without(own.id, 'groups');
    const [person] = control().users(own.id);
    for (const { id } of [brightwater, acme, empty]) {
      expect(await callFor(operator, name, id, person?.id)).toEqual([502, 'scope_unproven']);
    }
    expect(landed()).toBe(0);
  });

  test('a company of which Keepnet lists nothing is not found', async () => {
    control().modes({ companyHeader: 'ignored' });
    without(own.id, 'groups');
    for (const name of proofOperations) {
      expect([name, ...(await callFor(operator, name, 'neverSeen_1'))]).toEqual([
        name,
        404,
        'company_not_found',
      ]);
    }
    expect(landed()).toBe(0);
  });

  test('group rows that name no company prove nothing', async () => {
    control().modes({ companyHeader: 'ignored', groupRows: 'unnamed' });
    expect(await people(otherScript.id)).toBe('scope_unproven');
    expect(await callFor(operator, 'GET /api/companies/:companyId/target-groups', unlimited.id)).toEqual([
      502,
      'scope_unproven',
    ]);
  });

  test("nor do rows that name a customer who is called like the reseller's own company", async () => {
    control().company(brightwater.id, { name: own.name });
    expect(await people(brightwater.id)).toBe(1240);
    clock.advance(forgottenMs);
    control().modes({ companyHeader: 'ignored' });
    expect(await people(brightwater.id)).toBe('scope_unproven');
  });

  test('nor does an own company without anybody, where the list of companies says that the chosen one has people', async () => {
    control().modes({ companyHeader: 'ignored' });
    without(own.id, 'people', 'groups');
    expect(await people(unlimited.id)).toBe('scope_unproven');
    expect(await people(empty.id)).toBe(0);
  });

  test('nor does a person who appears in the own company between two looks', async () => {
    control().modes({ companyHeader: 'ignored' });
    without(own.id, 'people', 'groups');
    // While the second read, of the chosen company, takes its time, a target user is added to the own one.
    control().addFault({
      match: { path: '/api/target-users/search', nth: 3 },
      fault: { kind: 'hold', applied: 'after' },
    });
    const asked = people(empty.id);
    await expect.poll(() => searches().length).toBeGreaterThanOrEqual(3);
    control().plantUser({ companyId: own.id, email: 'new@lantern.example.com' });
    control().release();
    expect(await asked).toBe('scope_unproven');
  });

  test('a row that names another company is told as such, proof by people or not', async () => {
    control().modes({ headerIgnoredBy: 'target-groups' });
    expect(await people(brightwater.id)).toBe('upstream_scope_ignored');
  });

  test('is not remembered: once Keepnet reads the header the company is there', async () => {
    control().modes({ companyHeader: 'ignored' });
    without(own.id, 'groups');
    expect(await people(brightwater.id)).toBe('scope_unproven');
    control().modes({ companyHeader: 'keepnet' });
    expect(await people(brightwater.id)).toBe(1240);
  });
});

describe('what is rightly allowed still works', () => {
  test.each([
    ['with people, while the own company has people and groups', []],
    ['with people, while the own company has no groups', ['groups']],
    ['with people, while the own company is empty', ['people', 'groups']],
    ['with people, while the own company has groups only', ['people']],
  ] as const)('a company without groups %s', async (_name, gone) => {
    without(own.id, ...gone);
    without(brightwater.id, 'groups');
    without(otherScript.id, 'people', 'groups');
    expect(await people(brightwater.id)).toBe(1240);
    for (const { id } of [empty, otherScript]) expect(await people(id)).toBe(0);
  });

  test.each([403, 404] as const)('where Keepnet answers %i for the own company', async (resellerId) => {
    control().modes({ resellerId });
    without(brightwater.id, 'groups');
    expect([await people(brightwater.id), await people(empty.id)]).toEqual([1240, 0]);
  });

  test('where group rows name no company, because people tell the companies apart', async () => {
    control().modes({ groupRows: 'unnamed' });
    expect(await people(unlimited.id)).toBe(2445);
    const groups = await operator.request(`/api/companies/${unlimited.id}/target-groups`);
    expect(groups.status).toBe(200);
  });

  test('the own company, where Keepnet lists it, also while it is empty', async () => {
    control().modes({ listReseller: true });
    expect(await people(own.id)).toBe(43);
    clock.advance(forgottenMs);
    without(own.id, 'people', 'groups');
    expect(await people(own.id)).toBe(0);
  });

  test.each([
    ['an own company with people', false],
    ['an own company that is empty', true],
  ])(
    'a new customer, with %s: everything can be read, and the first of each kind can be created',
    async (_name, bare) => {
      if (bare) without(own.id, 'people', 'groups');
      for (const name of lists) {
        expect([name, ...(await callFor(operator, name, empty.id))]).toEqual([name, 200, undefined]);
      }
      const at = `/api/companies/${empty.id}`;
      const person = newPerson('first', 'newleaf.example.com');
      expect(await create(operator, `${at}/target-users`, person)).toMatchObject({ status: 201 });
      expect(await create(operator, `${at}/target-groups`, { name: 'Everybody' })).toMatchObject({
        status: 201,
      });
      expect(
        control()
          .creations()
          .map(({ companyId }) => companyId),
      ).toEqual([empty.id, empty.id]);
      expect(await people(empty.id)).toBe(1);
    },
  );

  test('once its first group is there, a company is proven by it and compared no more', async () => {
    without(own.id, 'people', 'groups');
    expect(await people(empty.id)).toBe(0);
    control().plantGroup({ companyId: empty.id, name: 'First' });
    expect(await people(empty.id)).toBe(0);
    control().clearRequests();
    expect(await people(empty.id)).toBe(0);
    expect(searches().map(({ companyId }) => companyId)).toEqual([empty.id]);
  });
});

describe('what a proof costs', () => {
  test('those who ask together share one, and a proven company is proven for five minutes', async () => {
    without(brightwater.id, 'groups');
    const asked = Array.from({ length: 12 }, () => people(brightwater.id));
    expect(new Set(await Promise.all(asked))).toEqual(new Set([1240]));
    const compared = () => searches().filter(({ companyId }) => companyId === own.id).length;
    expect([control().requests('/api/target-groups/search').length, compared()]).toEqual([1, 2]);
    clock.advance(290_000);
    await people(brightwater.id);
    expect(compared()).toBe(2);
    clock.advance(20_000);
    await people(brightwater.id);
    expect(compared()).toBe(4);
  });

  test('a company whose groups name it is not compared with anything', async () => {
    await people(unlimited.id);
    expect(searches().map(({ companyId }) => companyId)).toEqual([unlimited.id]);
  });
});

describe("the reseller's own company", () => {
  test.each(scopedOperations)('%s refuses its id, and asks Keepnet nothing', async (name) => {
    await callFor(operator, 'GET /api/companies/:companyId/target-users', own.id);
    control().clearRequests();
    for (const id of [own.id, own.id.toLowerCase(), own.id.toUpperCase()]) {
      expect(await callFor(operator, name, id)).toEqual([403, 'company_forbidden']);
    }
    expect(
      control()
        .requests()
        .filter(({ template }) => template !== '/api/companies/search'),
    ).toEqual([]);
  });

  test('is a company like others where companies/search lists it', async () => {
    control().modes({ listReseller: true });
    for (const name of scopedOperations) {
      const [, code] = await callFor(operator, name, own.id);
      expect([name, code]).not.toEqual([name, 'company_forbidden']);
    }
    expect(
      control()
        .creations()
        .map(({ companyId }) => companyId),
    ).toEqual([own.id, own.id]);
  });

  test('hides no activity of a customer while Keepnet is down', async () => {
    control().addFault({ match: { times: 'always' }, fault: { kind: 'status', status: 503 } });
    const name = 'GET /api/companies/:companyId/activity';
    expect(await callFor(operator, name, brightwater.id)).toEqual([200, undefined]);
  });
});

test('KEEPNET_SCOPE_PROOF=trusted shows companies whose rows name no company, says so at every start, and trusts no other row', async () => {
  const trusting = await startConsole({ environment: { KEEPNET_SCOPE_PROOF: 'trusted' } });
  const { control: tenant } = trusting.sandbox;
  try {
    const said = () => trusting.logs().split('KEEPNET_SCOPE_PROOF is trusted').length - 1;
    expect(said()).toBe(1);
    tenant.modes({ groupRows: 'unnamed' });
    tenant.company(own.id, { without: ['people', 'groups'] });
    const browser = await trusting.signIn('operator');
    const path = `/api/companies/${brightwater.id}/target-groups`;
    expect(await people(brightwater.id, browser)).toBe(1240);
    expect(await create(browser, path, { name: 'Trusted' })).toMatchObject({ status: 201 });
    expect(tenant.requests('/api/target-users/search').map(({ companyId }) => companyId)).toEqual([
      brightwater.id,
    ]);
    tenant.modes({ groupRows: 'named', companyHeader: 'ignored' });
    tenant.plantGroup({ companyId: own.id, name: 'Own' });
    expect(await people(unlimited.id, browser)).toBe('upstream_scope_ignored');
    expect(await callFor(browser, 'GET /api/companies/:companyId', own.id)).toEqual([
      403,
      'company_forbidden',
    ]);
    await trusting.restart();
    expect(said()).toBe(2);
  } finally {
    await trusting.close();
  }
});
