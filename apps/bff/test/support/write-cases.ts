import { randomUUID } from 'node:crypto';
import { KNOWN } from '@reseller-console/sandbox';
import * as z from 'zod';
import type { TestConsole } from './console.ts';
import { groupCalls, membersOf } from './groups.ts';
import type { HttpClient } from './http-client.ts';
import { newPerson } from './people.ts';

const Said = z.looseObject({
  id: z.string().optional(),
  code: z.string().optional(),
  reconciled: z.boolean().optional(),
  complete: z.boolean().optional(),
});

/** An answer of the console, with the id by which its calls to Keepnet can be found. */
export type Told = { status: number; requestId: string } & z.infer<typeof Said>;

/** Sends a write with a key. */
async function tell(
  browser: HttpClient,
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
  key: string,
): Promise<Told> {
  const response = await browser.send(method, path, body, { 'idempotency-key': key });
  const requestId = response.headers.get('x-request-id') ?? '';
  return { status: response.status, requestId, ...Said.parse(await response.json()) };
}

/** One write on its own subject: what is sent, and what is really there. */
interface Subject {
  send: () => Promise<Told>;
  /** How often Keepnet did what was wanted, in the company that was meant. */
  times: () => number;
  /** Whether anything of it is anywhere else. */
  astray: () => boolean;
}

/** A kind of write, and the call by which its faults are injected. */
export interface WriteCase {
  name: string;
  call: { method: 'POST' | 'PUT'; path: string };
  companyId: string | null;
  /** Whether the people are told what is there, so that a change can be seen to be untouched. */
  prepare: (system: TestConsole, browser: HttpClient, label: string) => Subject;
}

const { overLicence, unlimited } = KNOWN;
const pool = [KNOWN.brightwater.id, KNOWN.acme.id, KNOWN.unlimited.id, KNOWN.otherScript.id].sort();

const sending = (browser: HttpClient, method: 'POST' | 'PUT', path: string, body: unknown) => {
  const key = randomUUID();
  return () => tell(browser, method, path, body, key);
};

/** Ids of what the API made. */
const madeIds = ({ sandbox }: TestConsole, companyId: string | null) =>
  new Set(sandbox.control.creations().flatMap((made) => (made.companyId === companyId ? [made.id] : [])));

const elsewhere = Object.values(KNOWN)
  .map(({ id }) => id)
  .filter((id) => id !== KNOWN.missing.id && id !== KNOWN.acme.id);

export const writeCases: readonly WriteCase[] = [
  {
    name: 'create target user',
    call: { method: 'POST', path: '/api/target-users' },
    companyId: overLicence.id,
    prepare(system, browser, label) {
      const person = newPerson(label, overLicence.domains[0]);
      const users = (id: string) => system.sandbox.control.users(id, person.email);
      return {
        send: sending(browser, 'POST', `/api/companies/${overLicence.id}/target-users`, person),
        times: () => users(overLicence.id).filter(({ id }) => madeIds(system, overLicence.id).has(id)).length,
        astray: () => elsewhere.some((id) => id !== overLicence.id && users(id).length > 0),
      };
    },
  },
  {
    name: 'create target group',
    call: { method: 'POST', path: '/api/target-groups' },
    companyId: unlimited.id,
    prepare(system, browser, label) {
      const groups = (id: string) => system.sandbox.control.targetGroups(id, label);
      return {
        send: sending(browser, 'POST', `/api/companies/${unlimited.id}/target-groups`, { name: label }),
        times: () => groups(unlimited.id).length,
        astray: () => elsewhere.some((id) => id !== unlimited.id && groups(id).length > 0),
      };
    },
  },
  {
    name: 'create company group',
    call: groupCalls.create,
    companyId: null,
    prepare(system, browser, label) {
      const body = { name: label, companyIds: pool.slice(0, 2) };
      return {
        send: sending(browser, 'POST', '/api/company-groups', body),
        times: () => system.sandbox.control.companyGroups(label).length,
        astray: () => elsewhere.some((id) => system.sandbox.control.targetGroups(id, label).length > 0),
      };
    },
  },
  {
    name: 'rename company group',
    call: groupCalls.rename,
    companyId: null,
    prepare(system, browser, label) {
      const members = pool.slice(0, 3);
      const { id } = system.sandbox.control.plantGroup({ name: `${label} old`, members });
      return {
        send: sending(browser, 'PUT', `/api/company-groups/${id}`, { name: label }),
        times: () => system.sandbox.control.companyGroups(label).length,
        astray: () => membersOf(system, id).join() !== members.join(),
      };
    },
  },
  {
    name: 'set participants',
    call: groupCalls.put,
    companyId: null,
    prepare(system, browser, label) {
      const seen = pool.slice(0, 2);
      const wanted = pool.slice(1, 4);
      const { id } = system.sandbox.control.plantGroup({ name: label, members: seen });
      return {
        send: sending(browser, 'PUT', `/api/company-groups/${id}/participants`, { seen, wanted }),
        times: () => (membersOf(system, id).join() === wanted.join() ? 1 : 0),
        astray: () => ![seen.join(), wanted.join()].includes(membersOf(system, id).join()),
      };
    },
  },
];
