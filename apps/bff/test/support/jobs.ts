import { randomUUID } from 'node:crypto';
import { Job, JobItem, type JobRequest } from '@reseller-console/contract';
import { expect } from 'vitest';
import * as z from 'zod';
import type { HttpClient } from './http-client.ts';

const Answer = z.looseObject({ id: z.string().optional(), code: z.string().optional() });

/** What a transition was answered with. */
export interface Answered {
  status: number;
  code?: string | undefined;
  id?: string | undefined;
}

async function answerOf(response: Awaited<ReturnType<HttpClient['send']>>): Promise<Answered> {
  const { id, code } = Answer.parse(await response.json());
  return { status: response.status, id, code };
}

/** Asks for a plan, for one company or, without one, for several. */
export async function askForPlan(
  browser: HttpClient,
  company: string | undefined,
  request: JobRequest,
  key: string = randomUUID(),
): Promise<Answered> {
  const path = company === undefined ? '/api/jobs' : `/api/companies/${company}/jobs`;
  return answerOf(await browser.send('POST', path, request, { 'idempotency-key': key }));
}

export async function jobOf(browser: HttpClient, id: string): Promise<Job> {
  const response = await browser.request(`/api/jobs/${id}`);
  const body = await response.json();
  if (response.status !== 200) throw new Error(JSON.stringify(body));
  return z.parse(Job, body);
}

/** Every item of a plan. */
export async function itemsOf(
  browser: HttpClient,
  id: string,
  query: Record<string, string> = {},
): Promise<JobItem[]> {
  const Page = z.object({ items: z.array(z.unknown()), nextCursor: z.string().nullable() });
  const items: JobItem[] = [];
  let cursor: string | null = '0';
  while (cursor !== null) {
    const response = await browser.request(
      `/api/jobs/${id}/items?${new URLSearchParams({ ...query, cursor })}`,
    );
    const page: z.infer<typeof Page> = Page.parse(await response.json());
    items.push(...page.items.map((item) => JobItem.parse(item)));
    cursor = page.nextCursor;
  }
  return items;
}

/** Moves a plan on: `start`, `undo`, `pause`, `resume`, `cancel`, `retry`, `take-back`. */
export async function move(browser: HttpClient, id: string, step: string, body?: unknown): Promise<Answered> {
  const headers = { 'idempotency-key': randomUUID() };
  return answerOf(await browser.send('POST', `/api/jobs/${id}/${step}`, body, headers));
}

/** Starts a plan as its page does, which has read it. */
export async function startJob(browser: HttpClient, id: string, confirm?: string): Promise<Answered> {
  const { planHash } = await jobOf(browser, id);
  return move(browser, id, 'start', { planHash, ...(confirm === undefined ? {} : { confirm }) });
}

/** Waits until a plan is in a state, and answers it. */
export async function reached(browser: HttpClient, id: string, ...states: Job['state'][]): Promise<Job> {
  await expect.poll(async () => (await jobOf(browser, id)).state, { interval: 50 }).toBeOneOf(states);
  return jobOf(browser, id);
}

/** Makes a plan and waits for it. */
export async function planned(
  browser: HttpClient,
  company: string | undefined,
  request: JobRequest,
): Promise<Job> {
  const { id, ...answer } = await askForPlan(browser, company, request);
  expect(answer).toEqual({ status: 201, code: undefined });
  return reached(browser, id ?? '', 'planned', 'failed');
}
