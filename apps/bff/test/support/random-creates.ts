import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import type { TestConsole } from './console.ts';
import type { HttpClient } from './http-client.ts';
import { create, newPerson } from './people.ts';
import { type Random, randomFrom } from './random.ts';

/** What must stay at zero, and how often each answer was given. */
export interface CreatesReport {
  creates: number;
  duplicates: number;
  toldWrongly: string[];
  answers: Record<string, number>;
}

const companies = [KNOWN.brightwater, KNOWN.overLicence, KNOWN.unlimited, KNOWN.otherScript] as const;
const faultKinds = ['reset', 'html', 'empty', 'redirect', 'hang', 'truncate', 'status', 'envelope'] as const;
const twins = ['none', 'none', 'deleted', 'older', 'rival'] as const;

const rivalName = { firstName: 'Rival', lastName: 'Writer' };

type Company = (typeof companies)[number];

function plantFault(system: TestConsole, company: Company, random: Random) {
  const kind = random.pick(faultKinds);
  const status =
    kind === 'status' ? random.pick([500, 502, 503, 429]) : kind === 'envelope' ? 200 : undefined;
  // If an upstream says plainly "no" and does it all the same, no client can know the truth.
  const plainNo = status === 429 || status === 200;
  const applied = plainNo ? 'before' : random.pick(['before', 'after'] as const);
  const envelope = kind === 'status' && random.chance(0.5);
  system.sandbox.control.addFault({
    match: { method: 'POST', path: '/api/target-users', companyId: company.id },
    fault: { kind, applied, envelope, ...(status === undefined ? {} : { status }) },
  });
  return { kind, applied };
}

async function oneCreate(
  system: TestConsole,
  browser: HttpClient,
  company: Company,
  local: string,
  random: Random,
  report: CreatesReport,
): Promise<void> {
  const { control } = system.sandbox;
  const person = newPerson(local, company.domains[0]);
  const planted = {
    companyId: company.id,
    email: person.email,
    firstName: person.firstName,
    lastName: person.lastName,
    department: person.department,
    phone: person.phoneNumber,
  };
  const twin = random.pick(twins);
  if (twin === 'deleted') control.plantUser({ ...planted, deleted: true });
  if (twin === 'older') control.plantUser({ ...planted, createTime: '2025-06-01T00:00:00.000Z' });
  const fault = random.chance(0.7) ? plantFault(system, company, random) : undefined;
  const key = randomUUID();
  const path = `/api/companies/${company.id}/target-users`;
  const sends = random.chance(0.2) ? 2 : 1;
  const answering = Promise.all(Array.from({ length: sends }, () => create(browser, path, person, key)));
  if (twin === 'rival' && fault?.kind === 'hang' && fault.applied === 'before') {
    const arrived = () =>
      control
        .requests('/api/target-users')
        .some(({ body }) => JSON.stringify(body ?? '').includes(person.email));
    let answered = false;
    const over = () => {
      answered = true;
    };
    answering.then(over, over);
    while (!arrived() && !answered) await new Promise((resolve) => setImmediate(resolve));
    control.plantUser({ ...planted, ...rivalName });
  }
  const answers = await answering;
  if (random.chance(0.5)) answers.push(await create(browser, path, person, key));

  const creations = control.creations().filter(({ companyId }) => companyId === company.id);
  const madeIds = new Set(creations.map(({ id }) => id));
  const ours = control.users(company.id, person.email).filter(({ id }) => madeIds.has(id));
  report.creates += 1;
  if (ours.length > 1) report.duplicates += 1;
  for (const answer of answers) {
    const word = `${answer.status} ${answer.code ?? (answer.reconciled ? 'reconciled' : 'created')}`;
    report.answers[word] = (report.answers[word] ?? 0) + 1;
    const made = ours.length === 1;
    const right =
      answer.status === 201
        ? made && answer.id === ours[0]?.id
        : answer.code === 'outcome_unknown' || answer.code === 'write_in_progress' || !made;
    if (!right) report.toldWrongly.push(`${local} ${twin} ${JSON.stringify(fault)}: ${word}`);
  }
}

/**
 * Makes `count` creates with random faults, deleted twins, records that were there before, rival writers, double sends and
 * second looks, and compares what the person was told with what is really there.
 */
export async function runRandomCreates(
  system: TestConsole,
  count: number,
  seed: number,
): Promise<CreatesReport> {
  const report: CreatesReport = { creates: 0, duplicates: 0, toldWrongly: [], answers: {} };
  const browser = await system.signIn('operator');
  await Promise.all(
    companies.map(async (company, lane) => {
      const random = randomFrom(seed + lane);
      for (let index = lane; index < count; index += companies.length) {
        await oneCreate(system, browser, company, `random-${seed}-${index}`, random, report);
      }
    }),
  );
  return report;
}
