import * as contract from '@reseller-console/contract';
import type { HttpClient } from './http-client.ts';

const isOperation = (value: unknown): value is contract.Operation =>
  typeof value === 'object' && value !== null && 'path' in value && 'role' in value && 'response' in value;

/** Every operation of the contract that is about one company, as `method path`. */
export const scopedOperations = Object.values<unknown>({ ...contract })
  .filter(isOperation)
  .filter(({ path }) => path.split('/').includes(':companyId'))
  .map(({ method, path }) => `${method} ${path}`);

/**
 * Those that say nothing of Keepnet's answers in a company: they go by the id in the path, or read our own database. A plan is only noted,
 * and the proof comes with the planning.
 */
const unscoped = [
  'GET /api/companies/:companyId',
  'GET /api/companies/:companyId/activity',
  'POST /api/companies/:companyId/imports',
  'POST /api/companies/:companyId/jobs',
];

/** Those whose answers Keepnet gives for the company of its header. */
export const proofOperations = scopedOperations.filter((name) => !unscoped.includes(name));

/** Calls an operation for a company as the page would; answers its status and code. Other ids in the path are `recordId`. */
export async function callFor(
  browser: HttpClient,
  name: string,
  companyId: string,
  recordId = 'nosuchrecord',
): Promise<[status: number, code: unknown]> {
  const [method = '', template = ''] = name.split(' ');
  const path = template.replace(':companyId', companyId).replaceAll(/:\w+/g, recordId);
  const headers = { 'idempotency-key': crypto.randomUUID(), 'if-match': '"seen"' };
  const body = {
    email: 'ada@lantern.example.com',
    firstName: 'A',
    lastName: 'B',
    phoneNumber: '+905321112233',
    name: 'G',
    status: 'inactive',
    emails: ['ada@lantern.example.com'],
    add: ['someone'],
    ids: ['someone'],
  };
  const response =
    method === 'GET'
      ? await browser.request(path, { headers: { 'x-csrf': '1' } })
      : await browser.send(method, path, body, headers);
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  const said: unknown = isJson ? JSON.parse(text) : undefined;
  const code = typeof said === 'object' && said !== null && 'code' in said ? said.code : undefined;
  return [response.status, code];
}
