import type { Job } from '@reseller-console/contract';
import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { plannedImport } from './support/imports.ts';
import { itemsOf, jobOf } from './support/jobs.ts';

const company = KNOWN.twinA;
const other = KNOWN.otherScript;
let system: TestConsole;
let limited: HttpClient;
let admin: HttpClient;

beforeAll(async () => {
  system = await startConsole({ companies: { admin: ['*'], operator: [company.id] } });
  limited = await system.signIn('operator');
  admin = await system.signIn('admin');
});
afterAll(() => system.close());

const fields = ['email', 'firstName', 'lastName', 'phoneNumber'];
const rows = (...emails: string[]) => emails.map((email) => [email, 'Ada', 'Byron', '+15550001111']);
const warned = ({ warnings }: Job, code: string) =>
  warnings.filter((warning) => warning.code === code).map(({ params }) => params);

test('warns how many licences are missing, and how many entries the customer’s job log gets', async () => {
  system.sandbox.control.company(company.id, { licence: 121 });
  const emails = ['a', 'b', 'c'].map((name) => `${name}@meridian-north.example.com`);
  const job = await plannedImport(admin, company.id, fields, rows(...emails));
  expect(warned(job, 'over_licence')).toEqual([{ new: 3, left: 1 }]);
  expect(warned(job, 'job_log')).toEqual([{ changes: 3 }]);
  expect(warned(job, 'no_mail')).toEqual([]);
});

test('says which domains get no mail, and whose they are, but not to people who may not know that company', async () => {
  system.sandbox.control.company(KNOWN.twinB.id, { verified: ['shared.example.com'] });
  system.sandbox.control.company(KNOWN.empty.id, { verified: ['shared.example.com', 'gmail.com'] });
  const people = ['a@aozora.example.net', 'b@aozora.example.net', 'c@gmail.com', 'd@shared.example.com'];
  const job = await plannedImport(limited, company.id, fields, rows(...people));
  expect(warned(job, 'no_mail')).toEqual([
    { domain: 'aozora.example.net', people: 2 },
    { domain: 'gmail.com', people: 1 },
    { domain: 'shared.example.com', people: 1 },
  ]);
  expect(warned(job, 'other_customer')).toEqual([{ domain: 'aozora.example.net', people: 2 }]);
  const seen = await jobOf(admin, job.id);
  expect(warned(seen, 'other_customer')).toEqual([
    { domain: 'aozora.example.net', people: 2, companyId: other.id, company: other.name },
  ]);
});

test('the next import does not read the verified domains of the companies again', async () => {
  const path = '/api/allow-list/search/verified';
  const read = () => system.sandbox.control.requests(path).length;
  const before = read();
  await plannedImport(admin, company.id, fields, rows('again@aozora.example.net'));
  expect(read()).toBe(before);
});

test('if the verified domains cannot be read, the warning is missing and the import is planned', async () => {
  const path = '/api/allow-list/search/verified';
  system.sandbox.control.addFault({
    match: { path, times: 'always' },
    fault: { kind: 'status', status: 403 },
  });
  const job = await plannedImport(admin, KNOWN.overLicence.id, fields, rows('a@elsewhere.example.com'));
  system.sandbox.control.clearFaults();
  expect(warned(job, 'no_mail')).toEqual([]);
  expect(job.verdicts.create).toBe(1);
});

test('no row is imported into a company in which Keepnet hides names', async () => {
  system.sandbox.control.company(KNOWN.expired.id, { masked: true });
  const job = await plannedImport(admin, KNOWN.expired.id, fields, rows('a@oldquarry.example.com'), {
    compare: true,
  });
  expect(job.verdicts).toMatchObject({ refuse: 1, create: 0, change: 0 });
  expect(warned(job, 'masked')).toEqual([{}]);
  expect((await itemsOf(admin, job.id)).map(({ code }) => code)).toEqual(['company_masked']);
});
