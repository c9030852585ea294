import { KNOWN } from '@reseller-console/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startConsole, type TestConsole } from './support/console.ts';
import type { HttpClient } from './support/http-client.ts';
import { move, planned, reached, startJob } from './support/jobs.ts';

const company = KNOWN.empty;
/** The company's name as it is read and typed. Keepnet holds it with decomposed letters, other blanks and a mark that shows nothing. */
const name = 'Sünger Yapı AŞ';
const heldName = 'Su\u0308nger\u00A0 Yapı\u200B AŞ ';
let system: TestConsole;
let operator: HttpClient;
let ids: string[];

beforeAll(async () => {
  system = await startConsole();
  system.sandbox.control.company(company.id, { name: heldName });
  operator = await system.signIn('operator');
  ids = Array.from({ length: 60 }, (_, index) => {
    const email = `crowd-${index}@newleaf.example.com`;
    return system.sandbox.control.plantUser({ companyId: company.id, email, phone: '+15550001111' }).id;
  });
});
afterAll(() => system.close());

const deactivation = (from: number, to: number) => ({
  kind: 'set-target-user-status' as const,
  input: { items: ids.slice(from, to).map((id) => ({ id })), status: 'inactive' as const },
});
const needed = { status: 409, code: 'confirmation_required' };

test('what takes many people away needs the name of the company', async () => {
  const items = ids.map((id) => ({ id }));
  const job = await planned(operator, company.id, { kind: 'delete-target-users', input: { items } });
  expect(job.warnings).toContainEqual({
    code: 'many_people',
    params: { companyId: company.id, people: 60, planned: 60, active: 60 },
  });
  expect(await startJob(operator, job.id)).toMatchObject(needed);
  for (const other of ['Another company', 'Sünger Yapi AŞ', '']) {
    expect(await startJob(operator, job.id, other)).toMatchObject(needed);
  }
  expect(await startJob(operator, job.id, name)).toMatchObject({ status: 200 });
  expect(await move(operator, job.id, 'undo')).toMatchObject({ status: 200 });
});

test('plans of one day count together, and what was undone does not count', async () => {
  const few = await planned(operator, company.id, deactivation(0, 12));
  expect(await startJob(operator, few.id)).toMatchObject({ status: 200 });
  await reached(operator, few.id, 'done');
  const more = await planned(operator, company.id, deactivation(12, 24));
  expect(await startJob(operator, more.id)).toMatchObject(needed);
  expect(await startJob(operator, more.id, name)).toMatchObject({ status: 200 });
  await reached(operator, more.id, 'done');
});

test('for several companies the number of people confirms', async () => {
  const items = [
    ...ids.slice(24, 50).map((id) => ({ companyId: company.id, id })),
    ...system.sandbox.control
      .users(KNOWN.brightwater.id)
      .filter(({ active, deleted, origin }) => active && !deleted && origin === 'manual')
      .slice(0, 1)
      .map(({ id }) => ({ companyId: KNOWN.brightwater.id, id })),
  ];
  const job = await planned(operator, undefined, { kind: 'delete-target-users', input: { items } });
  expect(await startJob(operator, job.id, name)).toMatchObject(needed);
  expect(await startJob(operator, job.id, '27')).toMatchObject({ status: 200 });
  await move(operator, job.id, 'cancel');
});
