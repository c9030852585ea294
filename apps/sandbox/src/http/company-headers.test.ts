import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { KNOWN, type Sandbox, startSandbox } from '../index.ts';
import { type Call, connect, fetchToken, pageIn, searchBody } from '../testing/client.ts';

let sandbox: Sandbox;
let call: Call;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ companies: 20, users: 50 });
  call = await connect(sandbox);
  token = await fetchToken(sandbox);
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.control.reset());

const acme = KNOWN.acme.id;
const other = KNOWN.brightwater.id;

/** The status of a call with these headers, and the company that it acted in. */
async function actsIn(headers: Record<string, string>, path = '/api/target-groups') {
  const { status } = await fetch(sandbox.url + path, {
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return [status, sandbox.control.requests(path).at(-1)?.companyId];
}

const keepnet = { 'x-keepnet-company-id': acme };
const ir = { 'x-ir-company-id': acme };
const apart = { ...keepnet, 'x-ir-company-id': other };

test.each([
  ['keepnet', [acme, KNOWN.reseller.id, acme]],
  ['ir', [KNOWN.reseller.id, acme, acme]],
  ['both', [null, null, acme]],
  ['ignored', [KNOWN.reseller.id, KNOWN.reseller.id, KNOWN.reseller.id]],
] as const)(
  'in mode "%s" one header, the other or both name the company (A3)',
  async (companyHeader, ids) => {
    sandbox.control.modes({ companyHeader });
    for (const [index, headers] of [keepnet, ir, { ...keepnet, ...ir }].entries()) {
      const id = ids[index];
      expect(await actsIn(headers)).toEqual([id === null ? 400 : 200, id]);
    }
  },
);

test.each(['keepnet', 'ir', 'both'] as const)(
  'in mode "%s" headers that name two companies give 400, at reseller level too',
  async (companyHeader) => {
    sandbox.control.modes({ companyHeader });
    expect(await actsIn(apart)).toEqual([400, null]);
    expect(await actsIn(apart, '/api/companies/my')).toEqual([400, null]);
  },
);

test.each([404, 400, 403] as const)(
  'a company that is not there gives %i where told so (A24)',
  async (unknownCompany) => {
    sandbox.control.modes({ unknownCompany });
    const { id } = KNOWN.missing;
    expect((await call('POST', '/api/target-users/search', searchBody(), id)).status).toBe(unknownCompany);
    expect((await call('GET', `/api/companies/${id}`)).status).toBe(unknownCompany);
    expect((await call('POST', '/api/target-users/search', searchBody(), acme)).status).toBe(200);
  },
);

const Tree = z.object({
  data: z.array(z.object({ children: z.array(z.object({ resourceId: z.string() })) })),
});

test('with a company header companies/search, its file and companies/my cover that company alone', async () => {
  const listed = async (id?: string) =>
    pageIn(await call('POST', '/api/companies/search', searchBody(), id)).results.map(
      (row) => row.companyResourceId,
    );
  const file = async (id?: string) => {
    const body = searchBody({ exportType: 'CSV', reportAllPages: true });
    return (
      String((await call('POST', '/api/companies/search/export', body, id)).body)
        .trim()
        .split('\r\n').length - 1
    );
  };
  const mine = async (id?: string) =>
    Tree.parse((await call('GET', '/api/companies/my', undefined, id)).body).data[0]?.children.length;
  expect([(await listed()).length, await file(), await mine()]).toEqual([20, 20, 20]);
  expect([await listed(acme), await file(acme), await mine(acme)]).toEqual([[acme], 1, 1]);
});

test.each(['target-users', 'target-groups'] as const)(
  'where the endpoints of %s alone ignore the header, they act in the reseller’s own company (A3)',
  async (headerIgnoredBy) => {
    sandbox.control.modes({ headerIgnoredBy });
    for (const noun of ['target-users', 'target-groups']) {
      const path = `/api/${noun}/search`;
      expect((await call('POST', path, searchBody(), acme)).status).toBe(200);
      const actedIn = sandbox.control.requests(path).at(-1)?.companyId;
      expect([noun, actedIn]).toEqual([noun, noun === headerIgnoredBy ? KNOWN.reseller.id : acme]);
    }
  },
);

test.each([403, 404] as const)(
  'the id of the reseller’s own company gives %i where told so',
  async (status) => {
    sandbox.control.modes({ resellerId: status });
    const { id } = KNOWN.reseller;
    expect((await call('POST', '/api/target-users/search', searchBody(), id)).status).toBe(status);
    expect((await call('GET', `/api/companies/${id}`)).status).toBe(status);
    expect((await call('POST', '/api/target-users/search', searchBody())).status).toBe(200);
  },
);

test('a company can be left without people and groups, and rows of groups without a company name', async () => {
  const { control } = sandbox;
  const found = async (noun: string) =>
    pageIn(await call('POST', `/api/${noun}/search`, searchBody(), other)).results;
  control.modes({ groupRows: 'unnamed' });
  expect(new Set((await found('target-groups')).map((row) => row.companyName))).toEqual(new Set([null]));
  control.company(other, { without: ['people', 'groups'] });
  expect([await found('target-users'), await found('target-groups')]).toEqual([[], []]);
  control.plantUser({ companyId: other, email: 'first@brightwater.example.com' });
  expect(await found('target-users')).toHaveLength(1);
});
