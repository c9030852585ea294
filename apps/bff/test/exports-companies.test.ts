import {
  ExportProgress,
  exportIdHeader,
  getCompanyDirectory,
  getLeftOut,
  leftOutHeader,
  listAudit,
} from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { answerMs } from '../src/auth/access-check.ts';
import { Clock } from './support/clock.ts';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { unzip } from './support/unzip.ts';

const { acme, brightwater, empty, expired, overLicence, privacy, twinA, unlimited, reseller } = KNOWN;
type FaultRequest = Parameters<TestConsole['sandbox']['control']['addFault']>[0];

const usersFile = '/api/target-users/search/export';
const clock = new Clock();

let system: TestConsole;
let viewer: HttpClient;
let directory: Map<string, string>;

beforeAll(async () => {
  system = await startConsole({
    companies: { viewer: ['*'], admin: ['*'] },
    sandbox: { companies: 14, users: 300 },
    overrides: { now: clock.now },
  });
});
afterAll(() => system.close());

beforeEach(async () => {
  system.sandbox.control.reset();
  // Longer than the proof of a company and the list of companies are relied on.
  clock.advance(10 * 60_000);
  viewer = await system.signIn('viewer');
  const { companies } = z.parse(
    getCompanyDirectory.response,
    await (await viewer.request('/api/companies/directory')).json(),
  );
  directory = new Map(companies);
});

const ask = (query: string, noun = 'target-users', client = viewer) =>
  client.request(`/api/${noun}/export?${query}`, { headers: { 'x-csrf': '1' } });

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');

/** The records of a file without commas, quotes and line breaks in its cells that matter here. */
const recordsOf = (text: string): string[] => withoutMark(text).trimEnd().split('\r\n');

async function archiveOf(query: string, noun = 'target-users', client = viewer) {
  const response = await ask(`format=zip&${query}`, noun, client);
  expect(response.status).toBe(200);
  const files = unzip(Buffer.from(await response.arrayBuffer()));
  const [list = '', manifest = ''] = [...files.values()];
  const [header, ...rows] = recordsOf(list);
  return { response, names: [...files.keys()], header, rows, manifest: recordsOf(manifest).slice(1) };
}

const rowsIn = (companyId: string): number => system.sandbox.control.users(companyId).length;
const rowsOf = (rows: readonly string[], companyId: string): number =>
  rows.filter((row) => row.includes(`,${companyId},`)).length;

const spoil = (companyId: string, fault: FaultRequest['fault'], match: FaultRequest['match'] = {}) =>
  system.sandbox.control.addFault({
    match: { path: usersFile, companyId, times: 'always', ...match },
    fault,
  });

/** Waits until Keepnet has been asked for a company's file: what the person may see has been checked by then. */
const asked = (companyId: string) =>
  expect
    .poll(() =>
      system.sandbox.control.requests(usersFile).map(({ headers }) => headers['x-keepnet-company-id']),
    )
    .toContain(companyId);

async function progressOf(response: Response, client = viewer): Promise<ExportProgress> {
  const answer = await client.request(`/api/exports/${response.headers.get(exportIdHeader)}`);
  return z.parse(ExportProgress, await answer.json());
}

async function lastInTrail(action = 'target-users.export') {
  const admin = await system.signIn('admin');
  const { items } = z.parse(listAudit.response, await (await admin.request('/api/audit')).json());
  return items.find((item) => item.action === action);
}

test('one file has the rows of every company, with its name and id, and says so in its manifest', async () => {
  const { response, names, header, rows, manifest } = await archiveOf('');
  expect(response.headers.get('content-type')).toBe('application/zip');
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="reseller_target-users_[\dTZ-]+\.zip"$/,
  );
  expect(response.headers.get(leftOutHeader)).toBe('1');
  expect(names).toEqual([expect.stringMatching(/^reseller_target-users_.*\.csv$/), 'manifest-complete.csv']);
  expect(header).toMatch(/^Company,Company id,First Name,Last Name,Email,.*,Last Modified$/);
  const read = [...directory.keys()].filter((id) => id !== privacy.id);
  for (const id of read) expect([id, rowsOf(rows, id)]).toEqual([id, rowsIn(id)]);
  expect(rows).toHaveLength(read.reduce((sum, id) => sum + rowsIn(id), 0));
  expect(manifest).toContain(`${privacy.name},${privacy.id},,0,left_out,company_private`);
  expect(manifest).toContain(`${acme.name},${acme.id},300,300,complete,`);
  expect(manifest).toContain(`${empty.name},${empty.id},0,0,complete,`);
  expect(manifest).toHaveLength(directory.size);
  const entry = await lastInTrail();
  expect(entry).toMatchObject({ outcome: 'done', company: null });
  expect(entry?.steps[0]?.detail).toMatchObject({
    of: read.length,
    leftOut: [{ id: privacy.id, code: 'company_private' }],
  });
  expect(await progressOf(response)).toMatchObject({
    state: 'ended',
    of: read.length,
    finished: read.length,
    rows: rows.length,
    missing: [],
  });
});

test('CSV has the separator that was asked for, and no cell that a spreadsheet runs', async () => {
  system.sandbox.control.company(twinA.id, { name: '=Evil; "Twins", Ltd' });
  clock.advance(10 * 60_000);
  system.sandbox.control.plantUser({ companyId: twinA.id, email: 'x@y.example.com', firstName: '=1+1' });
  const response = await ask(`companies=${twinA.id},${empty.id}&separator=semicolon`);
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const [header = '', ...rows] = recordsOf(await response.text());
  expect(header.startsWith('"Company";"Company id";"First Name"')).toBe(true);
  expect(rows).toHaveLength(rowsIn(twinA.id));
  expect(rows[0]).toContain(`"'=Evil; ""Twins"", Ltd";"${twinA.id}";"'=1+1"`);
});

test('columns are found by name: custom fields that were asked for, with commas or spaces in their names, others not', async () => {
  const fields = ['EMPLOYEE number', 'Cost, centre'].map((each) => encodeURIComponent(`"${each}"`)).join();
  const { response, header, rows } = await archiveOf(
    `companies=${acme.id},${brightwater.id}&fields=${fields}`,
  );
  expect(header).toMatch(/,Last Modified,[^,]+,"Cost, centre"$/);
  const values = system.sandbox.control.users(acme.id).map(({ custom }) => custom[1] ?? '');
  const written = rows.filter((row) => row.includes(acme.id)).map((row) => row.split(',').at(-2));
  expect(written.sort()).toEqual(values.sort());
  expect((await progressOf(response)).absentFields).toEqual(['Cost, centre']);
});

test('target groups of a company group, in files of another separator', async () => {
  system.sandbox.control.modes({ csvFiles: 'semicolon' });
  const { id } = system.sandbox.control.plantGroup({
    name: 'North',
    members: [acme.id, twinA.id, privacy.id],
  });
  const { header, rows, manifest } = await archiveOf(`group=${id}`, 'target-groups');
  expect(header).toBe('Company,Company id,Name,Priority,Number Of Users,Date Created');
  for (const company of [acme, twinA]) {
    expect(rowsOf(rows, company.id)).toBe(system.sandbox.control.targetGroups(company.id).length);
  }
  expect(manifest).toHaveLength(3);
});

test('companies that fail are read again from their start, and nothing of them is there twice', async () => {
  spoil(acme.id, { kind: 'cut', cutAfterRows: 200 }, { times: 1 });
  spoil(brightwater.id, { kind: 'truncate' }, { times: 1 });
  spoil(unlimited.id, { kind: 'html', status: 200 }, { times: 1 });
  spoil(twinA.id, { kind: 'status', status: 500, envelope: true }, { times: 1 });
  const { names, rows } = await archiveOf('');
  expect(names[1]).toBe('manifest-complete.csv');
  for (const { id } of [acme, brightwater, unlimited, twinA]) {
    expect([id, rowsOf(rows, id)]).toEqual([id, rowsIn(id)]);
  }
});

test('a rate limit of Keepnet delays the file and costs no company', async () => {
  const refusal = { kind: 'status', status: 429, envelope: true } as const;
  for (const { id } of [acme, twinA]) spoil(id, refusal, { times: 2 });
  system.sandbox.control.addFault({
    match: { path: '/api/target-users/search', companyId: empty.id, times: 2 },
    fault: refusal,
  });
  const { names } = await archiveOf(`companies=${acme.id},${twinA.id},${empty.id}`);
  expect(names[1]).toBe('manifest-complete.csv');
});

test('what cannot be read is named in the archive, on the page and in the trail, and the missing ones can be had alone', async () => {
  spoil(acme.id, { kind: 'empty' });
  spoil(brightwater.id, { kind: 'cut', cutAfterRows: 100, clean: true });
  spoil(overLicence.id, { kind: 'status', status: 404, envelope: true });
  system.sandbox.control.addFault({
    match: { path: '/api/target-users/search', companyId: twinA.id, times: 'always' },
    fault: { kind: 'truncate' },
  });
  const missing = [acme, brightwater, overLicence, twinA];
  const { response, names, rows, manifest } = await archiveOf('');
  expect(names[1]).toBe('manifest-partial.csv');
  for (const { id } of missing) expect(rowsOf(rows, id)).toBe(0);
  expect(manifest).toEqual(
    expect.arrayContaining([
      `${acme.name},${acme.id},,0,failed,upstream_failed`,
      `${brightwater.name},${brightwater.id},1240,0,failed,list_incomplete`,
      `${overLicence.name},${overLicence.id},,0,failed,company_not_found`,
      `${twinA.name},${twinA.id},,0,failed,upstream_failed`,
    ]),
  );
  const { missing: told } = await progressOf(response);
  expect(told.map(({ company }) => company.id).sort()).toEqual(missing.map(({ id }) => id).sort());
  const entry = await lastInTrail();
  expect(entry).toMatchObject({ outcome: 'partial' });
  expect(JSON.stringify(entry?.steps.at(-1)?.detail)).toContain(brightwater.id);
  system.sandbox.control.clearFaults();
  const again = await archiveOf(`companies=${told.map(({ company }) => company.id).join(',')}`);
  expect(again.names[1]).toBe('manifest-complete.csv');
  expect(again.rows).toHaveLength(missing.reduce((sum, { id }) => sum + rowsIn(id), 0));
});

test('a CSV file breaks off where a company cannot be read in full', async () => {
  spoil(twinA.id, { kind: 'truncate' });
  const response = await ask(`companies=${acme.id},${twinA.id}`);
  expect(response.status).toBe(200);
  await expect(response.text()).rejects.toThrow();
  const { missing } = await progressOf(response);
  expect(missing).toEqual([
    expect.objectContaining({ company: { id: twinA.id, name: twinA.name }, code: 'upstream_failed' }),
  ]);
  await expect.poll(async () => (await lastInTrail())?.outcome).toBe('cut');
});

test('a large company that breaks off in the middle is partly there, and said to be', async () => {
  for (let person = 0; person < 9_000; person += 1) {
    const email = `person${person}@example.com`;
    system.sandbox.control.plantUser({
      companyId: empty.id,
      email,
      department: 'A department with a long name'.repeat(4),
    });
  }
  spoil(empty.id, { kind: 'cut', cutAfterRows: 8_500 });
  const { names, rows, manifest } = await archiveOf(`companies=${empty.id},${twinA.id}`);
  expect(names[1]).toBe('manifest-partial.csv');
  const written = rowsOf(rows, empty.id);
  expect(written).toBeGreaterThan(1_000);
  expect(manifest).toContain(`${empty.name},${empty.id},9000,${written},partial,file_unusable`);
  expect(rowsOf(rows, twinA.id)).toBe(rowsIn(twinA.id));
});

test('a company whose header Keepnet ignores has no row in the file', async () => {
  system.sandbox.control.modes({ companyHeader: 'ignored' });
  const { rows, manifest } = await archiveOf(`companies=${acme.id},${twinA.id}`);
  expect(rows).toEqual([]);
  for (const { id } of [acme, twinA]) {
    expect(manifest).toContainEqual(
      expect.stringMatching(new RegExp(`,${id},.*,0,failed,(upstream_scope_ignored|scope_unproven)$`)),
    );
  }
  expect(JSON.stringify(rows)).not.toContain(reseller.id);
});

test('companies that hide their people or deny access are told before the file, and left out of it', async () => {
  system.sandbox.control.company(brightwater.id, { masked: true });
  // Whether a company hides its people is asked once a day.
  clock.advance(25 * 3_600_000);
  viewer = await system.signIn('viewer');
  const told = z.parse(
    getLeftOut.response,
    await (await viewer.request('/api/exports/left-out?noun=target-users')).json(),
  );
  expect(told.leftOut.map(({ company, code }) => [company.id, code]).sort()).toEqual(
    [
      [brightwater.id, 'company_masked'],
      [privacy.id, 'company_private'],
    ].sort(),
  );
  expect(told).toMatchObject({ of: directory.size - 2, isCertain: true });
  const response = await ask('');
  expect(response.headers.get(leftOutHeader)).toBe('2');
  expect(rowsOf(recordsOf(await response.text()), brightwater.id)).toBe(0);
  const groups = await archiveOf(`companies=${brightwater.id}`, 'target-groups');
  expect(rowsOf(groups.rows, brightwater.id)).toBeGreaterThan(0);
  const alone = await ask(`companies=${privacy.id}`);
  expect([alone.status, await alone.json()]).toEqual([
    403,
    expect.objectContaining({ code: 'company_private' }),
  ]);
});

test('a company that begins to hide its people while a file is made is named, and has no masked row in it', async () => {
  const both = [twinA, unlimited];
  const left = await viewer.request(
    `/api/exports/left-out?noun=target-users&companies=${both.map(({ id }) => id).join(',')}`,
  );
  expect(await left.json()).toMatchObject({ of: 2, isCertain: true });
  system.sandbox.control.company(twinA.id, { masked: true });
  const { names, rows, manifest } = await archiveOf(`companies=${both.map(({ id }) => id).join(',')}`);
  expect(names[1]).toBe('manifest-partial.csv');
  expect(rows.join('\n')).not.toContain('***');
  expect(rows).toHaveLength(rowsIn(unlimited.id));
  expect(manifest).toContain(`${twinA.name},${twinA.id},,0,failed,company_masked`);
});

test('companies that are renamed, closed or removed once the file has begun are read by their id, or named', async () => {
  const chosen = [acme, overLicence, unlimited];
  system.sandbox.control.company(acme.id, { name: 'Acme under another name' });
  system.sandbox.control.company(overLicence.id, { privacy: 'denied' });
  system.sandbox.control.company(unlimited.id, { removed: true });
  // Longer than a list that was just read is not read again for a name that does not fit.
  clock.advance(6_000);
  const { names, rows, manifest } = await archiveOf(`companies=${chosen.map(({ id }) => id).join(',')}`);
  expect(names[1]).toBe('manifest-partial.csv');
  expect(rows).toHaveLength(rowsIn(acme.id));
  expect(rowsOf(rows, acme.id)).toBe(rowsIn(acme.id));
  expect(manifest.toSorted()).toEqual(
    [
      `${acme.name},${acme.id},300,300,complete,`,
      `${overLicence.name},${overLicence.id},,0,failed,company_private`,
      `${unlimited.name},${unlimited.id},,0,failed,company_not_found`,
    ].toSorted(),
  );
});

test('people limited to certain companies have theirs, learn of no other, and cannot ask for a company group', async () => {
  system.idp.control.changeAccount('operator', { companies: [acme.id, twinA.id] });
  const limited = await system.signIn('operator');
  const all = await archiveOf('', 'target-users', limited);
  expect(all.manifest.map((row) => row.split(',')[1]).sort()).toEqual([acme.id, twinA.id].sort());
  const foreign = `${brightwater.id},${KNOWN.missing.id}`;
  const some = await archiveOf(`companies=${acme.id},${foreign}`, 'target-users', limited);
  expect(some.manifest.slice(1)).toEqual(
    [brightwater, KNOWN.missing].map(({ id }) => `${id},${id},,0,left_out,company_forbidden`),
  );
  const { id } = system.sandbox.control.plantGroup({ name: 'North', members: [acme.id] });
  expect((await ask(`group=${id}`, 'target-users', limited)).status).toBe(403);
  const progress = await limited.request(`/api/exports/${all.response.headers.get(exportIdHeader)}`);
  expect(progress.status).toBe(200);
  expect((await viewer.request(`/api/exports/${all.response.headers.get(exportIdHeader)}`)).status).toBe(404);
});

test('a person who loses a company or signs out during a download gets nothing more of it', async () => {
  system.idp.control.changeAccount('operator', { companies: [acme.id, expired.id] });
  const limited = await system.signIn('operator');
  spoil(expired.id, { kind: 'hold' });
  const response = await ask(`format=zip&companies=${acme.id},${expired.id}`, 'target-users', limited);
  await asked(expired.id);
  system.idp.control.changeAccount('operator', { companies: [acme.id] });
  clock.advance(answerMs);
  system.sandbox.control.release();
  const files = unzip(Buffer.from(await response.arrayBuffer()));
  expect([...files.values()].join('')).toContain(
    `${expired.name},${expired.id},${rowsIn(expired.id)},0,failed,company_forbidden`,
  );

  spoil(unlimited.id, { kind: 'hold' });
  const cut = await ask(`format=zip&companies=${acme.id},${unlimited.id}`);
  await asked(unlimited.id);
  await viewer.send('POST', '/auth/logout');
  clock.advance(answerMs);
  system.sandbox.control.release();
  await expect(cut.arrayBuffer()).rejects.toThrow();
  await expect.poll(async () => (await lastInTrail())?.outcome).toBe('cut');
});

test('a company that hangs is given up, and its file ends', async () => {
  await system.restart({ companyMs: 3_000, now: clock.now });
  spoil(acme.id, { kind: 'hang' });
  const { manifest } = await archiveOf(`companies=${acme.id},${empty.id}`);
  expect(manifest).toContain(`${acme.name},${acme.id},,0,failed,upstream_timeout`);
});

test('a browser that leaves ends the calls to Keepnet, and the trail says that it was cancelled', async () => {
  spoil(acme.id, { kind: 'hang' });
  const response = await ask(`format=zip&companies=${acme.id}`);
  await response.body?.cancel();
  await expect.poll(async () => (await lastInTrail())?.outcome).toBe('cancelled');
});
