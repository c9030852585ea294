import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { TestConsole } from './console.ts';
import type { HttpClient } from './http-client.ts';
import { rowsOf } from './rows.ts';

const Ids = z.array(z.string());

const Answer = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  companyIds: Ids.optional(),
  complete: z.boolean().optional(),
  reconciled: z.boolean().optional(),
  code: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.looseObject({ field: z.string(), message: z.string() })).optional(),
  members: z.object({ seen: Ids, actual: Ids, wanted: Ids }).optional(),
});
export type GroupAnswer = { status: number } & z.infer<typeof Answer>;

/** Sends a write about company groups and answers its status and what it said, but for the request id. */
export async function write(
  browser: HttpClient,
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
  key: string = randomUUID(),
): Promise<GroupAnswer> {
  const response = await browser.send(method, path, body, { 'idempotency-key': key });
  const { requestId: _, ...said } = Answer.parse(await response.json());
  return { status: response.status, ...said };
}

/** Sets the members of a group as the member editor does. */
export const edit = (
  browser: HttpClient,
  id: string,
  seen: readonly string[],
  wanted: readonly string[],
  key?: string,
): Promise<GroupAnswer> =>
  write(browser, 'PUT', `/api/company-groups/${id}/participants`, { seen, wanted }, key);

export const rename = (browser: HttpClient, id: string, name: string, key?: string): Promise<GroupAnswer> =>
  write(browser, 'PUT', `/api/company-groups/${id}`, { name }, key);

const templates = {
  put: { method: 'PUT', path: '/api/company-groups/{resourceId}/participants' },
  delete: { method: 'DELETE', path: '/api/company-groups/{resourceId}/participants' },
  rename: { method: 'PUT', path: '/api/company-groups/{resourceId}' },
  create: { method: 'POST', path: '/api/company-groups' },
  members: { method: 'POST', path: '/api/company-groups/{resourceId}/companies/search' },
} as const;

/** The calls about company groups by which faults are injected. */
export const groupCalls = templates;

/** How often Keepnet was asked to do one of them. */
export const asked = ({ sandbox }: TestConsole, call: keyof typeof templates): number =>
  sandbox.control.requests(templates[call].path).filter(({ method }) => method === templates[call].method)
    .length;

/** Who is really in a group, sorted. */
export function membersOf({ sandbox }: TestConsole, id: string): string[] {
  const group = sandbox.control.companyGroups().find((one) => one.id === id);
  return [...(group?.members ?? [])].sort();
}

/** Ids of listed companies, sorted. */
export async function someCompanies(browser: HttpClient, count: number): Promise<string[]> {
  const response = await browser.request('/api/companies/directory');
  const { companies } = z
    .object({ companies: z.array(z.tuple([z.string(), z.string()])) })
    .parse(await response.json());
  return companies
    .slice(0, count)
    .map(([id]) => id)
    .sort();
}

const Event = z.object({
  id: z.number(),
  write_id: z.string().nullable(),
  kind: z.string(),
  outcome: z.string(),
  target: z.string().nullable(),
  person_name: z.string().nullable(),
  detail: z.pipe(
    z.string().nullable(),
    z.transform((text): Record<string, unknown> => JSON.parse(text ?? '{}')),
  ),
});

/** The trail of the writes about one group, oldest first. */
export async function eventsOf(system: TestConsole, groupId: string) {
  const rows = z
    .array(Event)
    .parse((await rowsOf(system, 'audit_events')).map((row) => ({ ...row, id: Number(row['id']) })));
  const named = rows.filter(({ detail }) => detail['resourceId'] === groupId);
  const writes = new Set(named.map(({ write_id }) => write_id));
  return rows.filter(({ write_id }) => writes.has(write_id)).sort((a, b) => a.id - b.id);
}

/** The last event about a group in the trail. */
export const lastEvent = async (system: TestConsole, groupId: string) =>
  (await eventsOf(system, groupId)).at(-1);
