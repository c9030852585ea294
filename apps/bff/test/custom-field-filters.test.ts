import { randomUUID } from 'node:crypto';
import { type FieldFilterName, fieldFilterName } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { askForPlan, itemsOf, planned } from './support/jobs.ts';

const { id: companyId, domains } = KNOWN.acme;
const base = `/api/companies/${companyId}`;

let system: TestConsole;
let operator: HttpClient;
/** Ids of the company's fields by their names. */
let ids: Map<string, string>;

const Fields = z.object({
  items: z.array(z.object({ id: z.string(), name: z.string(), filterable: z.boolean() })),
});
const fieldsOf = async (company: string) =>
  Fields.parse(await (await operator.request(`/api/companies/${company}/custom-fields`)).json()).items;

const plant = (custom: Record<string, string>, values: object = {}) =>
  system.sandbox.control.plantUser({
    companyId,
    email: `${randomUUID()}@${domains[0]}`,
    custom,
    ...values,
  }).id;

const filter = (name: string, value: string): Record<FieldFilterName, string> => ({
  [fieldFilterName(ids.get(name) ?? name)]: value,
});

const List = z.object({ total: z.number(), items: z.array(z.object({ id: z.string() })) });
const Refused = z.looseObject({
  code: z.string(),
  params: z.looseObject({ reason: z.string().optional() }).optional(),
  errors: z.array(z.looseObject({ field: z.string(), code: z.string() })).optional(),
});
const ask = (query: Record<string, string>, path = 'target-users') =>
  operator.request(`${base}/${path}?${new URLSearchParams(query)}`, { headers: { 'x-csrf': '1' } });
const find = async (query: Record<string, string>): Promise<string[]> => {
  const response = await ask(query);
  expect(response.status).toBe(200);
  return List.parse(await response.json()).items.map(({ id }) => id);
};
async function refusal(query: Record<string, string>, path?: string) {
  const response = await ask(query, path);
  return { status: response.status, ...Refused.parse(await response.json()) };
}

beforeAll(async () => {
  system = await startConsole({ sandbox: { companies: 20, users: 200 } });
  // Before the console reads the fields.
  system.sandbox.control.company(KNOWN.requiredFields.id, {
    customFields: { 'Cost centre': { name: 'department' }, 'Employee number': { name: 'Company car' } },
  });
  system.sandbox.control.company(KNOWN.otherScript.id, {
    customFields: { 'Cost centre': { name: 'Site' }, 'Works remotely': { name: 'SITE' } },
  });
  operator = await system.signIn('operator');
  ids = new Map((await fieldsOf(companyId)).map(({ id, name }) => [name, id]));
});
afterAll(() => system.close());
afterEach(() => {
  system.sandbox.control.clearFaults();
  system.sandbox.control.resetModes();
  system.sandbox.control.clearRequests();
});

describe('a list is filtered by the company’s own fields', () => {
  test('by text, a number, an address and yes or no, together with its other filters', async () => {
    const one = plant(
      {
        'Cost centre': 'Depo 7\u00A0Ünite',
        'Employee number': '4711',
        'Private e-mail': 'ayse@post.example.com',
      },
      { department: 'Lojistik' },
    );
    const two = plant({ 'Cost centre': 'Depo 7 Ünite', 'Works remotely': 'True' });
    expect(await find(filter('Cost centre', 'Ünite depo'))).toEqual([two, one]);
    expect(await find({ ...filter('Cost centre', 'depo 7'), department: 'lojistik' })).toEqual([one]);
    expect(await find(filter('Employee number', '4711'))).toEqual([one]);
    expect(await find(filter('Private e-mail', 'post.example'))).toEqual([one]);
    expect(await find({ ...filter('Works remotely', 'true'), ...filter('Cost centre', 'depo') })).toEqual([
      two,
    ]);
    expect(await find({ ...filter('Cost centre', 'depo'), ...filter('Employee number', '9999') })).toEqual(
      [],
    );
  });

  test('Keepnet is asked for each by name, next to the other columns', async () => {
    await find({ ...filter('Cost centre', 'CC-1'), priority: 'High' });
    const [sent] = system.sandbox.control.requests('/api/target-users/search');
    expect(sent?.body).toMatchObject({
      filter: {
        FilterGroups: [
          {
            Condition: 'AND',
            FilterItems: [
              { FieldName: 'Cost centre', Operator: 'Contains', Value: 'CC-1' },
              { FieldName: 'Priority', Operator: 'Include', Value: 'High' },
            ],
          },
          { Condition: 'OR', FilterItems: [] },
        ],
      },
    });
  });

  test('no filtered file is sent while its rows cannot be checked', async () => {
    await find(filter('Cost centre', 'CC-1'));
    system.sandbox.control.addFault({
      match: { path: '/api/target-users/search', companyId, times: 'always' },
      fault: { kind: 'status', status: 403 },
    });
    const file = { format: 'csv' };
    const response = await ask({ ...filter('Cost centre', 'CC-1'), ...file }, 'target-users/export');
    await response.body?.cancel();
    expect(response.status).toBe(403);
    const whole = await ask(file, 'target-users/export');
    await whole.body?.cancel();
    expect(whole.status).toBe(200);
  });

  test('a field that the company does not have is refused, and Keepnet is not asked', async () => {
    const [foreign] = await fieldsOf(KNOWN.requiredFields.id);
    system.sandbox.control.clearRequests();
    for (const id of ['nosuchfield1', foreign?.id ?? '', 'Department', '__proto__']) {
      for (const path of ['target-users', 'target-users/export']) {
        expect(await refusal({ [`field.${id}`]: 'x' }, path)).toMatchObject({
          status: 400,
          code: 'invalid_request',
          errors: [{ field: `field.${id}`, code: 'unknown_custom_field' }],
        });
      }
    }
    const asked = system.sandbox.control.requests().map(({ path }) => path);
    expect(asked.filter((path) => path.startsWith('/api/target-users/'))).toEqual([]);
  });

  test.each([
    ['Start date', '2024-05-01', 'not_filterable'],
    ['Last reviewed', '2024-05-01T09:30', 'not_filterable'],
    ['Employee number', 'seven', 'not_a_number'],
    ['Works remotely', 'maybe', 'not_yes_or_no'],
  ])('%s cannot be filtered by %s', async (name, value, code) => {
    const query = filter(name, value);
    expect(await refusal(query)).toMatchObject({
      status: 400,
      errors: [{ field: Object.keys(query)[0], code }],
    });
  });

  test.each([
    ['an empty value', { 'field.abc': ' ' }],
    ['a value that is too long', { 'field.abc': 'x'.repeat(257) }],
    ['no id', { 'field.': 'x' }],
    ['a malformed id', { 'field.a b': 'x' }],
  ])('%s is refused', async (_what, query) => {
    expect(await refusal(query)).toMatchObject({ status: 400, errors: [{ field: Object.keys(query)[0] }] });
  });

  test('names that Keepnet’s search would take for something else cannot be filtered by', async () => {
    const told = async (id: string) => (await fieldsOf(id)).map(({ name, filterable }) => [name, filterable]);
    expect(await told(KNOWN.requiredFields.id)).toEqual([
      ['department', false],
      ['Company car', true],
      ['Works remotely', true],
    ]);
    expect(await told(KNOWN.otherScript.id)).toEqual([
      ['Site', false],
      ['SITE', false],
    ]);
  });
});

describe('whatever Keepnet makes of a filter, no other people are shown', () => {
  test.each(['ignored', 'refused'] as const)('a filter that is %s', async (customFieldFilter) => {
    plant({ 'Cost centre': `Mode ${customFieldFilter}` });
    system.sandbox.control.modes({ customFieldFilter });
    const query = filter('Cost centre', `Mode ${customFieldFilter}`);
    for (const [path, more] of [
      ['target-users', {}],
      ['target-users/export', { format: 'csv' }],
      ['target-users/export', { format: 'xlsx' }],
    ] as const) {
      expect(await refusal({ ...query, ...more }, path)).toMatchObject({
        code: 'upstream_refused',
        params: { reason: 'filter_unusable' },
      });
    }
    const job = await planned(operator, companyId, {
      kind: 'delete-target-users',
      input: { query: { ...query, q: '', except: [] } },
    });
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'upstream_refused' } });
  });

  test('a field with “company” in its name does not make the company unavailable', async () => {
    const { id } = KNOWN.requiredFields;
    system.sandbox.control.modes({ customFieldFilter: 'refused' });
    const field = (await fieldsOf(id)).find(({ name }) => name === 'Company car');
    const response = await operator.request(`/api/companies/${id}/target-users?field.${field?.id}=12`);
    expect(await response.json()).toMatchObject({ code: 'upstream_refused' });
  });
});

describe('a filtered list means the same', () => {
  test('as a file: only its rows, in every format, and the trail names the field but not the value', async () => {
    const secret = `Gizli ${randomUUID()}`;
    plant({ 'Cost centre': secret }, { firstName: 'Listed' });
    const response = await ask({ ...filter('Cost centre', secret), format: 'csv' }, 'target-users/export');
    expect(response.headers.get('x-total-rows')).toBe('1');
    const lines = (await response.text()).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('Cost centre');
    expect(lines[1]).toContain(secret);
    const admin = await system.signIn('admin');
    const trail = await (await admin.request('/api/audit?action=target-users.export')).text();
    expect(trail).toContain(`"field.${ids.get('Cost centre')}":true`);
    expect(trail).not.toContain(secret);
    const book = await ask({ ...filter('Cost centre', secret), format: 'xlsx' }, 'target-users/export');
    expect(book.status).toBe(200);
    expect(
      Buffer.from(await book.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });

  test('as the choice of a plan, with words that are searched for as the list searches for them', async () => {
    const custom = { 'Cost centre': 'Plan\u00A0 Ekibi' };
    const chosen = plant(custom, { firstName: 'Zoe\u0308', department: 'Gece  vardiyası' });
    plant(custom, { firstName: 'Nils', department: 'Gece vardiyası' });
    plant({}, { firstName: 'Zoë', department: 'Gece vardiyası' });
    const query = { ...filter('Cost centre', 'plan ekibi'), ...{ department: 'gece vardiyası', q: 'Zoë' } };
    expect(await find(query)).toEqual([chosen]);
    const job = await planned(operator, companyId, {
      kind: 'set-target-user-status',
      input: { query: { ...query, except: [] }, status: 'inactive' },
    });
    expect((await itemsOf(operator, job.id)).map(({ recordId }) => recordId)).toEqual([chosen]);
  });

  test('and no plan is made for a field that the company does not have', async () => {
    const query = { q: '', 'field.nosuchfield1': 'x', except: [] };
    const add = await askForPlan(operator, companyId, {
      kind: 'change-members',
      input: { groupId: 'abc', add: { query } },
    });
    expect(add).toMatchObject({ status: 400, code: 'invalid_request' });
    const all = await askForPlan(operator, companyId, { kind: 'delete-target-users', input: { query } });
    expect(all.status).toBe(400);
  });
});

test('headers of a file are guarded as cells are, and the raw file is untouched', async () => {
  system.sandbox.control.company(companyId, { customFields: { 'Badge colour': { name: '=cmd()' } } });
  plant({ 'Cost centre': '=1+1', '=cmd()': '@SUM(A1)' }, { firstName: 'Guarded' });
  const query = { q: 'Guarded', format: 'csv' };
  const [guarded, raw] = await Promise.all([
    ask(query, 'target-users/export'),
    ask({ ...query, raw: 'true' }, 'target-users/export'),
  ]);
  const [header, row] = (await guarded.text()).trim().split('\r\n');
  expect(header).toMatch(/,'=cmd\(\)$/);
  expect(row).toMatch(/,'=1\+1,.*,'@SUM\(A1\)$/);
  const [rawHeader, rawRow] = (await raw.text()).trim().split('\r\n');
  expect(rawHeader).toMatch(/,=cmd\(\)$/);
  expect(rawRow).toMatch(/,=1\+1,.*,@SUM\(A1\)$/);
});
