import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { rowsOf } from './support/rows.ts';

const { acme, brightwater } = KNOWN;
const usersExport = '/api/target-users/search/export';

let console_: TestConsole;
let viewer: HttpClient;
beforeAll(async () => {
  console_ = await startConsole({ sandbox: { users: 40_000 } });
  viewer = await console_.signIn('viewer');
});
afterAll(() => console_.close());
afterEach(() => {
  console_.sandbox.control.clearFaults();
  console_.sandbox.control.resetModes();
});

const csrf = { 'x-csrf': '1' };
const usersOf = (companyId: string, query = ''): string =>
  `/api/companies/${companyId}/target-users/export?${query}`;

async function download(path: string, browser = viewer) {
  const response = await browser.request(path, { headers: csrf });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes, text: bytes.toString() };
}

const Refusal = z.object({
  code: z.string(),
  detail: z.string().optional(),
  retryAfter: z.number().optional(),
});

async function refusal(path: string, browser = viewer) {
  const { status, headers, text } = await download(path, browser);
  expect(headers.get('content-disposition')).toBeNull();
  return { status, ...Refusal.parse(JSON.parse(text)) };
}

const UserPage = z.object({ total: z.number(), items: z.array(z.object({ email: z.string() })) });

async function listed(companyId: string, query: string) {
  const response = await viewer.request(`/api/companies/${companyId}/target-users?${query}`);
  const { total, items } = UserPage.parse(await response.json());
  return { total, emails: items.map(({ email }) => email) };
}

/** The third cell of every record; none of the cells before it has a comma or a line break here. */
const emailsOf = (text: string): string[] =>
  [...text.matchAll(/^(?:"[^"]*"|[^,"\n]*),(?:"[^"]*"|[^,"\n]*),([^,\r\n]*@[^,\r\n]*),/gm)].map(
    ([, email = '']) => email,
  );

const Event = z.looseObject({
  outcome: z.string(),
  action: z.string(),
  company_id: z.string().nullable(),
  person_name: z.string(),
  request_id: z.string(),
  detail: z.string().transform((text) => z.record(z.string(), z.unknown()).parse(JSON.parse(text))),
});

/** How each export of this kind ended that has ended. */
async function trailOf(action: string) {
  const rows = await rowsOf(console_, 'audit_events');
  return rows
    .filter((row) => row['action'] === action && row['kind'] !== 'intent')
    .sort((a, b) => Number(a['id']) - Number(b['id']))
    .map((row) => Event.parse(row));
}

async function lastEvent(action = 'target-users.export') {
  const event = (await trailOf(action)).at(-1);
  if (event === undefined) throw new Error(`No ${action} in the trail`);
  return event;
}

test.each([KNOWN.twinA, KNOWN.twinB])(
  'the file of $id says which of two companies of one name it is of',
  async ({ id }) => {
    const { headers } = await download(usersOf(id));
    expect(headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="meridian-health-${id}_target-users_[\\dT-]+Z\\.csv"$`),
    );
  },
);

test('every matching row leaves, guarded, counted, announced and recorded under the person who took it', async () => {
  const { status, headers, bytes, text } = await download(usersOf(brightwater.id));
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="brightwater-logistics_target-users_\d{4}-\d\d-\d\dT\d{4}Z\.csv"$/,
  );
  expect(headers.get('x-total-rows')).toBe('1240');
  expect(headers.get('cache-control')).toBe('no-store, no-transform');
  expect(text.split('\r\n')).toHaveLength(1242);
  const event = await lastEvent();
  expect(event).toMatchObject({
    kind: 'outcome',
    outcome: 'done',
    company_id: brightwater.id,
    company_name: brightwater.name,
    request_id: headers.get('x-request-id'),
    detail: { format: 'csv', scope: 'all', rows: 1240, expected: 1240, bytes: bytes.length },
  });
  expect(event.person_name).not.toBe('');
});

test('the file has the order and the filter of the screen, and pages only when asked to', async () => {
  const query = 'status=active&priority=High,VeryHigh&sort=email&order=asc';
  const first = await listed(brightwater.id, `${query}&pageSize=100`);
  const all = await download(usersOf(brightwater.id, `${query}&page=3&pageSize=10`));
  expect(emailsOf(all.text)).toHaveLength(first.total);
  expect(first.total).toBeLessThan(1240);
  expect(emailsOf(all.text).slice(0, 100)).toEqual(first.emails);
  expect(all.headers.get('x-total-rows')).toBe(String(first.total));

  const page = await download(usersOf(brightwater.id, `${query}&page=3&pageSize=10&scope=page`));
  expect(emailsOf(page.text)).toEqual(first.emails.slice(20, 30));
  expect(page.headers.get('x-total-rows')).toBe('10');
  expect((await lastEvent()).detail).toMatchObject({ rows: 10, expected: 10, status: 'active', page: 3 });
});

test('the trail says that there was a search, but not for what', async () => {
  const { emails } = await listed(brightwater.id, 'pageSize=1');
  const [email = ''] = emails;
  const found = await download(usersOf(brightwater.id, `q=${encodeURIComponent(email)}&department=Sales`));
  expect(found.status).toBe(200);
  const { detail } = await lastEvent();
  expect(detail).toMatchObject({ q: true, department: true });
  expect(JSON.stringify(detail)).not.toContain(email.split('@')[0]);
  expect(console_.logs()).not.toContain(email);
});

test('a cell that a spreadsheet would run is guarded unless the bytes are asked for as they are', async () => {
  const user = {
    email: 'guarded@example.com',
    firstName: '=1+1',
    lastName: '@x',
    phone: '+90 532 111 22 33',
  };
  console_.sandbox.control.plantUser({ companyId: KNOWN.anyDomain.id, ...user });
  const safe = await download(usersOf(KNOWN.anyDomain.id, 'q=guarded@example.com'));
  expect(safe.text).toContain("'=1+1,'@x,guarded@example.com,+90 532 111 22 33,");
  const raw = await download(usersOf(KNOWN.anyDomain.id, 'q=guarded@example.com&raw=true'));
  expect(raw.text).toContain('\r\n=1+1,@x,guarded@example.com,+90 532 111 22 33,');
  expect((await lastEvent()).detail).toMatchObject({ raw: true, rows: 1 });
});

test('a file with semicolons, a byte order mark and its length told is counted and guarded as well', async () => {
  const { control } = console_.sandbox;
  control.modes({ csvFiles: 'semicolon' });
  const user = { email: 'semicolon@example.com', firstName: 'a,=1+1', lastName: '=2;+2', department: '@x' };
  control.plantUser({ companyId: KNOWN.anyDomain.id, phone: '+90 532 111 22 33', ...user });
  const query = 'q=semicolon@example.com&separator=semicolon';
  const safe = await download(usersOf(KNOWN.anyDomain.id, query));
  expect(safe.text).toMatch(/^\uFEFFFirst Name;Last Name;/);
  expect(safe.text).toContain(`\r\na,'=1+1;"'=2;+2";semicolon@example.com;+90 532 111 22 33;'@x;Medium;`);
  expect((await lastEvent()).detail).toMatchObject({ rows: 1, expected: 1, bytes: safe.bytes.length });
  const raw = await download(usersOf(KNOWN.anyDomain.id, `${query}&raw=true`));
  expect(raw.text).toBe(safe.text.replaceAll("'", ''));

  const all = await download(usersOf(brightwater.id));
  // Apostrophes make it longer than Keepnet said.
  expect(all.headers.get('content-length')).toBeNull();
  expect((await lastEvent()).detail).toMatchObject({ rows: 1240, expected: 1240 });
  control.addFault({ match: { path: usersExport }, fault: { kind: 'cut', cutAfterRows: 700 } });
  const cut = await viewer.request(usersOf(brightwater.id), { headers: csrf });
  await expect(cut.arrayBuffer()).rejects.toThrow('terminated');
  await expect.poll(async () => (await lastEvent()).outcome).toBe('cut');
});

const mark = '\uFEFF';

test.each([
  ['Keepnet writes with commas', 'comma'],
  ['Keepnet writes with semicolons', 'semicolon'],
] as const)(
  'a list that %s opens with a double click in either region, unless it is raw',
  async (_how, csvFiles) => {
    console_.sandbox.control.modes({ csvFiles });
    const path = usersOf(brightwater.id, 'q=example.com&sort=email&order=asc');
    const comma = await download(path);
    expect(comma.text).toMatch(/^\uFEFF"?First Name"?,"?Last Name"?,/);
    const semicolon = await download(`${path}&separator=semicolon`);
    expect(semicolon.text).toMatch(/^\uFEFF"?First Name"?;"?Last Name"?;/);
    expect(semicolon.text.split('\r\n')).toHaveLength(comma.text.split('\r\n').length);
    expect((await lastEvent()).detail).toMatchObject({ separator: 'semicolon' });
    const raw = await download(`${path}&separator=semicolon&raw=true`);
    expect(raw.text).toMatch(
      csvFiles === 'comma' ? /^First Name,Last Name,/ : /^\uFEFFFirst Name;Last Name;/,
    );
    expect((await download(`${path}&separator=tab`)).status).toBe(400);
  },
);

test('the lists that the console writes itself follow the same rules', async () => {
  const admin = await console_.signIn('admin');
  const group = console_.sandbox.control.plantGroup({ name: 'Headers', members: [acme.id] }).id;
  const paths = ['/api/companies/export?', `/api/companies/export?group=${group}&`, '/api/audit/export?'];
  for (const path of [...paths, '/api/company-groups/export?']) {
    const comma = await download(path, admin);
    const semicolon = await download(`${path}separator=semicolon`, admin);
    const [header = ''] = comma.text.split('\r\n');
    expect(header.startsWith(mark)).toBe(true);
    expect(semicolon.text.split('\r\n')[0]?.replaceAll('"', '')).toBe(header.replaceAll(',', ';'));
  }
});

test('the companies of one group, one company and all of them have one set of columns, with dates that are dates', async () => {
  const group = console_.sandbox.control.plantGroup({ name: 'Columns', members: [acme.id] }).id;
  const linesOf = async (query: string) =>
    (await download(`/api/companies/export?${query}`)).text.split('\r\n');
  const all = await linesOf('sort=createdAt&order=desc');
  const ofGroup = await linesOf(`group=${group}`);
  const ofId = await linesOf(`q=${acme.id}`);
  expect(ofGroup[0]).toBe(all[0]);
  expect(ofId[0]).toBe(all[0]);
  expect(ofGroup[1]).toContain(`,${acme.id},`);
  expect(all).toContain(ofGroup[1]);
  const columns = all[0]?.split(',') ?? [];
  expect(columns).toContain('Created (UTC)');
  for (const line of all.slice(1, -1)) {
    expect(line).toMatch(/,\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,/);
    expect(line).not.toMatch(/\d{4}-\d\d-\d\dT/);
  }
});

test('all companies leave in the order and with the filter of their screen, a page of them as that page', async () => {
  const query = 'sort=activeUsers&order=desc&pageSize=7&page=2';
  const screen = z
    .object({ items: z.array(z.object({ id: z.string() })) })
    .parse(await (await viewer.request(`/api/companies?${query}`)).json());
  const idsOf = (text: string) =>
    [...text.matchAll(/^(?:"[^"]*"|[^,"\n]*),([A-Za-z0-9_-]{8,64}),/gm)].map(([, id]) => id);
  const page = await download(`/api/companies/export?${query}&scope=page`);
  expect(idsOf(page.text)).toEqual(screen.items.map(({ id }) => id));
  const whole = await download(`/api/companies/export?${query}`);
  expect(idsOf(whole.text)).toHaveLength(Number(whole.headers.get('x-total-rows')));
  expect(idsOf(whole.text).slice(7, 14)).toEqual(idsOf(page.text));
});

test('raw, all companies leave as Keepnet writes them', async () => {
  const raw = await download('/api/companies/export?raw=true&separator=semicolon');
  expect(raw.text).toMatch(/^Company Name,/);
});

test.each([
  ['breaks off between two rows', { kind: 'cut', cutAfterRows: 700 }],
  ['ends as if whole, within a row', { kind: 'cut', cutAfterBytes: 60_010, clean: true }],
] as const)('where Keepnet %s, the download is broken and the trail says cut', async (_how, fault) => {
  console_.sandbox.control.addFault({ match: { path: usersExport }, fault });
  const response = await viewer.request(usersOf(brightwater.id), { headers: csrf });
  expect(response.status).toBe(200);
  await expect(response.arrayBuffer()).rejects.toThrow('terminated');
  await expect.poll(async () => (await lastEvent()).outcome).toBe('cut');
  const { detail } = await lastEvent();
  expect(detail['expected']).toBe(1240);
  expect(Number(detail['rows'])).toBeLessThan(1240);
});

test('a workbook passes as it is, and one without its end is a broken download', async () => {
  const path = usersOf(brightwater.id, 'format=xlsx');
  const { headers, bytes } = await download(path);
  expect(headers.get('content-disposition')).toMatch(/Z\.xlsx"$/);
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
  expect(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')).toBe(bytes.length - 22);
  expect((await lastEvent()).detail).toMatchObject({ format: 'xlsx', bytes: bytes.length, expected: 1240 });

  const cutAfterBytes = bytes.length - 10;
  console_.sandbox.control.addFault({
    match: { path: usersExport },
    fault: { kind: 'cut', cutAfterBytes, clean: true },
  });
  const response = await viewer.request(path, { headers: csrf });
  await expect(response.arrayBuffer()).rejects.toThrow('terminated');
  await expect.poll(async () => (await lastEvent()).outcome).toBe('cut');
});

test('an error that comes as JSON with 200 is an error, with words and an event', async () => {
  const fault = { kind: 'envelope', code: 'INPUT_ERROR', message: 'The list is too long' } as const;
  console_.sandbox.control.addFault({ match: { path: usersExport, times: 'always' }, fault });
  expect(await refusal(usersOf(brightwater.id))).toEqual({
    status: 422,
    code: 'upstream_refused',
    detail: 'The list is too long',
  });
  expect(await lastEvent()).toMatchObject({
    outcome: 'failed',
    detail: { reason: 'upstream_refused', bytes: 0 },
  });
});

test.each([
  [KNOWN.notManaged.id, 403, 'company_forbidden'],
  [KNOWN.missing.id, 404, 'company_not_found'],
  [KNOWN.privacy.id, 403, 'company_private'],
  ['no%20id', 400, 'invalid_company_id'],
])('a company that is unavailable (%s) is told as such', async (companyId, status, code) => {
  expect(await refusal(usersOf(companyId))).toMatchObject({ status, code });
});

test('nothing is taken where Keepnet answers for another company', async () => {
  console_.sandbox.control.modes({ companyHeader: 'ignored' });
  expect(await refusal(usersOf(KNOWN.unlimited.id))).toMatchObject({ code: 'upstream_scope_ignored' });
});

test('only a signed-in person with a role gets a file, and only from the console itself', async () => {
  const path = usersOf(brightwater.id);
  expect(await refusal(path, console_.browser())).toMatchObject({ status: 401, code: 'not_signed_in' });
  expect(await refusal(path, await console_.signIn('norole'))).toMatchObject({
    status: 403,
    code: 'no_role',
  });
  console_.sandbox.control.clearRequests();
  for (const headers of [{}, { ...csrf, 'sec-fetch-site': 'cross-site' }]) {
    const response = await viewer.request(path, { headers });
    expect(response.status).toBe(403);
    expect(Refusal.parse(await response.json()).code).toBe('cross_site');
  }
  expect(console_.sandbox.control.requests()).toEqual([]);
});

test('a person who cancels ends the call to Keepnet, and the trail says so', async () => {
  const stop = new AbortController();
  const response = await viewer.request(usersOf(acme.id), { headers: csrf, signal: stop.signal });
  expect(response.headers.get('x-total-rows')).toBe('40000');
  stop.abort();
  await expect(response.arrayBuffer()).rejects.toThrow();
  await expect.poll(async () => (await lastEvent()).outcome).toBe('cancelled');
  const { detail, company_id } = await lastEvent();
  expect(company_id).toBe(acme.id);
  expect(Number(detail['rows'])).toBeLessThan(40_000);
  // Not `finished`: four megabytes may have left Keepnet before the console stopped reading.
  await expect.poll(() => console_.sandbox.control.requests(usersExport).at(-1)?.closed).toBe(true);
});

test('a person has at most four exports under way, whatever others have', async () => {
  const before = (await trailOf('target-users.export')).length;
  console_.sandbox.control.clearRequests();
  console_.sandbox.control.addFault({ match: { path: usersExport, times: 4 }, fault: { kind: 'hang' } });
  const stop = new AbortController();
  const path = usersOf(brightwater.id);
  const hanging = Array.from({ length: 4 }, () =>
    viewer.request(path, { headers: csrf, signal: stop.signal }).catch((error: unknown) => error),
  );
  await expect.poll(() => console_.sandbox.control.requests(usersExport)).toHaveLength(4);
  const { status, code, detail, retryAfter } = await refusal(path);
  expect({ status, code, retryAfter }).toEqual({ status: 429, code: 'rate_limited', retryAfter: 5 });
  expect(detail).toContain('4 exports');
  expect((await download(path, await console_.signIn('operator'))).status).toBe(200);
  stop.abort();
  await Promise.all(hanging);
  const outcomes = async () =>
    (await trailOf('target-users.export')).slice(before).map(({ outcome }) => outcome);
  await expect
    .poll(async () => (await outcomes()).sort())
    .toEqual(['cancelled', 'cancelled', 'cancelled', 'cancelled', 'done']);
  expect((await download(path)).status).toBe(200);
});

test('companies leave at reseller level, with the filter of their screen', async () => {
  const all = await download('/api/companies/export');
  expect(all.headers.get('content-disposition')).toMatch(/filename="reseller_companies_[^"]+\.csv"/);
  const exceeded = await download('/api/companies/export?exceeded=true');
  const rows = Number(exceeded.headers.get('x-total-rows'));
  expect(rows).toBeGreaterThan(0);
  expect(rows).toBeLessThan(Number(all.headers.get('x-total-rows')));
  expect(await lastEvent('companies.export')).toMatchObject({
    company_id: null,
    detail: { exceeded: true, rows, expected: rows },
  });
  const byId = await download(`/api/companies/export?q=${brightwater.id}`);
  expect(byId.text).toContain(brightwater.name);
});

test('target groups leave with as many rows as were announced, whatever of them the screen hides', async () => {
  const path = `/api/companies/${KNOWN.otherScript.id}/target-groups/export?systemGenerated=false`;
  const { status, headers } = await download(path);
  expect(status).toBe(200);
  const { detail } = await lastEvent('target-groups.export');
  expect(detail['rows']).toBe(Number(headers.get('x-total-rows')));
  expect(decodeURIComponent(headers.get('content-disposition') ?? '')).toContain(
    `UTF-8''${KNOWN.otherScript.name}_`,
  );
});
