import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { HttpClient } from './http-client.ts';

/** A target user as the form would send it, for a company that takes addresses of `domain`. */
export const newPerson = (local: string, domain: string, change: Record<string, unknown> = {}) => ({
  email: `${local}@${domain}`,
  firstName: 'Ada',
  lastName: 'Example',
  department: 'Research',
  phoneNumber: '+905321112233',
  ...change,
});

/** A target user as a plan that creates in many companies has it, without optional values. */
export const newRecord = (email: string) => ({
  email,
  firstName: 'Ada',
  lastName: 'Example',
  department: null,
  priority: 'Medium' as const,
  active: true,
  phoneNumber: '+15550001111',
  timeZoneId: null,
  preferredLanguageId: null,
  managerFirstName: null,
  managerLastName: null,
  managerEmail: null,
  customFields: [],
});

const Answer = z.looseObject({
  id: z.string().optional(),
  reconciled: z.boolean().optional(),
  code: z.string().optional(),
  detail: z.string().optional(),
  errors: z.array(z.looseObject({ field: z.string(), message: z.string() })).optional(),
  candidates: z.array(z.object({ id: z.string(), label: z.string() })).optional(),
});

/** Sends a create and answers its status and what it said. */
export async function create(
  browser: HttpClient,
  path: string,
  body: unknown,
  key: string = randomUUID(),
): Promise<{ status: number } & z.infer<typeof Answer>> {
  const response = await browser.send('POST', path, body, { 'idempotency-key': key });
  return { status: response.status, ...Answer.parse(await response.json()) };
}
