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
  headers: Record<string, string> = {},
): Promise<Told> {
  const response = await browser.send(method, path, body, { 'idempotency-key': key, ...headers });
  const requestId = response.headers.get('x-request-id') ?? '';
  return { ...Said.parse(await response.json()), status: response.status, requestId };
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
  /** The call by which it is proved, and which of its kind is the first after sending. */
  proof: { method: 'GET' | 'POST'; path: string; nth: number };
  /** Prepares one subject of its own for a case. */
  prepare: (system: TestConsole, browser: HttpClient, label: string) => Subject | Promise<Subject>;
}

const { brightwater, overLicence, unlimited } = KNOWN;
const pool = [KNOWN.brightwater.id, KNOWN.acme.id, KNOWN.unlimited.id, KNOWN.otherScript.id].sort();

const sending = (browser: HttpClient, method: 'POST' | 'PUT', path: string, body: unknown) => {
  const key = randomUUID();
  return () => tell(browser, method, path, body, key);
};

/** A change of a record as it is when the change is first sent. */
const sendingChange = async (browser: HttpClient, path: string, body: unknown) => {
  const key = randomUUID();
  const answer = await browser.request(path);
  const { version } = z.object({ version: z.string() }).parse(await answer.json());
  return () => tell(browser, 'PUT', path, body, key, { 'if-match': `"${version}"` });
};

function plantedUser(
  { sandbox }: TestConsole,
  label: string,
  company: typeof overLicence | typeof brightwater,
) {
  const email = `${label.replace(/\W/g, '')}-${randomUUID()}@${company.domains[0]}`;
  const values = { email, phone: '+905550001111', department: 'Before' };
  const { id } = sandbox.control.plantUser({ companyId: company.id, ...values });
  const path = `/api/companies/${company.id}/target-users/${id}`;
  const user = (companyId: string) => sandbox.control.users(companyId, email)[0];
  return { id, path, user };
}

/** Ids of what the API made. */
const madeIds = ({ sandbox }: TestConsole, companyId: string | null) =>
  new Set(sandbox.control.creations().flatMap((made) => (made.companyId === companyId ? [made.id] : [])));

const elsewhere = Object.values(KNOWN)
  .map(({ id }) => id)
  .filter((id) => id !== KNOWN.missing.id && id !== KNOWN.acme.id);

const groupProof = {
  method: 'POST',
  path: '/api/company-groups/{resourceId}/companies/search',
  nth: 2,
} as const;

export const writeCases: readonly WriteCase[] = [
  {
    name: 'create target user',
    call: { method: 'POST', path: '/api/target-users' },
    proof: { method: 'POST', path: '/api/target-users/search', nth: 2 },
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
    proof: { method: 'POST', path: '/api/target-groups/search', nth: 2 },
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
    proof: { method: 'POST', path: '/api/company-groups/search', nth: 2 },
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
    proof: groupProof,
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
    proof: groupProof,
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
  {
    name: 'update target user',
    call: { method: 'PUT', path: '/api/target-users/{resourceId}' },
    proof: { method: 'GET', path: '/api/target-users/{resourceId}', nth: 5 },
    companyId: overLicence.id,
    async prepare(system, browser, label) {
      const { id, path, user } = plantedUser(system, label, overLicence);
      return {
        send: await sendingChange(browser, path, { department: label }),
        times: () => (user(overLicence.id)?.department === label ? 1 : 0),
        astray: () => user(overLicence.id)?.id !== id,
      };
    },
  },
  {
    name: 'set status of target user',
    call: { method: 'PUT', path: '/api/target-users/{resourceId}' },
    proof: { method: 'GET', path: '/api/target-users/{resourceId}', nth: 5 },
    companyId: brightwater.id,
    prepare(system, browser, label) {
      const { path, user } = plantedUser(system, label, brightwater);
      return {
        send: sending(browser, 'PUT', `${path}/status`, { status: 'inactive' }),
        times: () => (user(brightwater.id)?.active === false ? 1 : 0),
        astray: () => user(brightwater.id)?.department !== 'Before',
      };
    },
  },
  {
    name: 'update target group',
    call: { method: 'PUT', path: '/api/target-groups/{resourceId}' },
    proof: { method: 'GET', path: '/api/target-groups/{resourceId}', nth: 5 },
    companyId: unlimited.id,
    async prepare(system, browser, label) {
      const { control } = system.sandbox;
      const { id } = control.plantGroup({ companyId: unlimited.id, name: `${label} old` });
      const path = `/api/companies/${unlimited.id}/target-groups/${id}`;
      return {
        send: await sendingChange(browser, path, { name: label }),
        times: () => control.targetGroups(unlimited.id, label).length,
        astray: () =>
          elsewhere.some((one) => one !== unlimited.id && control.targetGroups(one, label).length > 0),
      };
    },
  },
  {
    name: 'add members to target group',
    call: { method: 'PUT', path: '/api/target-groups/users' },
    proof: { method: 'POST', path: '/api/target-users/{resourceId}/groups', nth: 2 },
    companyId: unlimited.id,
    prepare(system, browser, label) {
      const { control } = system.sandbox;
      const email = `${randomUUID()}@${unlimited.domains[0]}`;
      const user = control.plantUser({ companyId: unlimited.id, email, phone: '+905550001111' }).id;
      const { id } = control.plantGroup({ companyId: unlimited.id, name: label });
      const members = () => control.targetGroups(unlimited.id, label)[0]?.members ?? [];
      const path = `/api/companies/${unlimited.id}/target-groups/${id}/members`;
      return {
        send: sending(browser, 'POST', path, { add: [user] }),
        times: () => members().filter((member) => member === user).length,
        astray: () => members().some((member) => member !== user),
      };
    },
  },
];
