import { randomUUID } from 'node:crypto';
import { type ImportHead, importMediaType, type Job } from '@reseller-console/contract';
import { expect } from 'vitest';
import * as z from 'zod';
import type { HttpClient } from './http-client.ts';
import { reached } from './jobs.ts';

const Answer = z.looseObject({
  id: z.string().optional(),
  code: z.string().optional(),
  detail: z.string().optional(),
  params: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.looseObject({ field: z.string(), code: z.string() })).optional(),
});

const head: Omit<ImportHead, 'headers'> = {
  mode: 'change',
  deleted: 'leave',
  compare: false,
  targetGroupIds: [],
  fileName: 'people.xlsx',
};

/** The lines of an import: columns by field, and a row for each list of values, from line 2 of the file on. */
export function linesOf(
  fields: readonly string[],
  rows: readonly (readonly (string | null)[])[],
  choices: Partial<ImportHead> = {},
): string[] {
  const headers = fields.map((field) => ({ name: `The ${field}`, field }));
  return [
    { ...head, headers, ...choices },
    ...rows.map((values, index) => ({ line: index + 2, values })),
  ].map((line) => JSON.stringify(line));
}

/** Sends the lines of an import. */
export async function sendImport(
  browser: HttpClient,
  company: string,
  lines: readonly string[] | NonNullable<RequestInit['body']>,
  headers: Record<string, string> = {},
) {
  const response = await browser.request(`/api/companies/${company}/imports`, {
    method: 'POST',
    headers: {
      'x-csrf': '1',
      'content-type': importMediaType,
      'idempotency-key': randomUUID(),
      ...headers,
    },
    body: Array.isArray(lines) ? `${lines.join('\n')}\n` : String(lines),
  });
  return { status: response.status, ...Answer.parse(await response.json()) };
}

/** Makes a plan from rows and waits for it. */
export async function plannedImport(
  browser: HttpClient,
  company: string,
  ...lines: Parameters<typeof linesOf>
): Promise<Job> {
  const { id = '', ...answer } = await sendImport(browser, company, linesOf(...lines));
  expect(answer).toEqual({ status: 201 });
  const job = await reached(browser, id, 'planned', 'failed');
  expect(job.problem).toBeNull();
  return job;
}
