import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { KNOWN, type Sandbox, startSandbox } from '../index.ts';
import { type Call, connect, idIn, pageIn, searchBody } from '../testing/client.ts';

let sandbox: Sandbox;
let call: Call;
beforeAll(async () => {
  sandbox = await startSandbox({ companies: 20, users: 50 });
  call = await connect(sandbox);
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.control.reset());

const A = KNOWN.acme.id;
const B = KNOWN.brightwater.id;
const C = KNOWN.empty.id;
const members = (...companyResourceIdArray: string[]) => ({ companyResourceIdArray });
const make = async () => idIn(await call('POST', '/api/company-groups', { name: 'Ours', ...members(A, B) }));
const now = () => sandbox.control.companyGroups('Ours')[0]?.members;

test.each([
  ['replace', [C]],
  ['add', [A, B, C]],
] as const)('PUT participants in mode "%s"', async (participants, expected) => {
  sandbox.control.modes({ participants });
  const id = await make();
  expect((await call('PUT', `/api/company-groups/${id}/participants`, members(C))).status).toBe(200);
  expect(now()).toEqual(expected);
});

test.each([
  ['keeps', [A, B]],
  ['clears', []],
] as const)('renaming without a list in mode "%s"', async (rename, expected) => {
  sandbox.control.modes({ rename });
  const id = await make();
  await call('PUT', `/api/company-groups/${id}`, { name: 'Ours' });
  expect(now()).toEqual(expected);
});

test('DELETE participants removes those listed, and what is left is found', async () => {
  const id = await make();
  await call('DELETE', `/api/company-groups/${id}/participants`, members(A));
  const page = pageIn(
    await call('POST', `/api/company-groups/${id}/companies/search`, searchBody({ orderBy: 'CompanyName' })),
  );
  expect(page.results).toMatchObject([{ companyResourceId: B, numberOfUsers: '1200' }]);
});

test.each([
  ['a blank name', { name: ' ' }],
  ['a name over 64', { name: 'x'.repeat(65) }],
  ['an unknown member', { name: 'Ours', ...members('nope') }],
  ['a member that is not managed', { name: 'Ours', ...members(KNOWN.notManaged.id) }],
])('%s gives 400 in PascalCase', async (_name, body) => {
  const answer = await call('POST', '/api/company-groups', body);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ Status: 'INPUT_ERROR' });
});
