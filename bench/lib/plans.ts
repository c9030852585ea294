import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { HttpClient } from '../../apps/bff/test/support/http-client.ts';
import { Job } from '../../packages/contract/src/jobs.ts';
import type { LoggedCall } from './replayed-calls.ts';

/** Milliseconds that the upstream takes for each call. */
export const upstreamMs = 20;
/** Calls that a plan has in flight in one company. */
export const inFlight = 4;

export const idOf = (answer: unknown): string => String(Object(answer).id);

export async function jobOf(browser: HttpClient, id: string): Promise<Job> {
  return Job.parse(await (await browser.request(`/api/jobs/${id}`)).json());
}

/**
 * The job, once it is in one of these states.
 * @param everyMs between two looks; the console's own page looks once a second
 * @throws {Error} it has failed
 */
export async function reached(
  browser: HttpClient,
  id: string,
  states: readonly string[],
  everyMs = 100,
): Promise<Job> {
  for (;;) {
    const job = await jobOf(browser, id);
    if (states.includes(job.state)) return job;
    if (job.state === 'failed') throw new Error(`The plan failed: ${JSON.stringify(job)}`);
    await delay(everyMs);
  }
}

/** Sends a write of the console's API. @throws {Error} it is refused */
export async function move(browser: HttpClient, path: string, body: unknown): Promise<unknown> {
  const answer = await browser.send('POST', path, body, { 'idempotency-key': randomUUID() });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}

/** Asks the sandbox itself. */
export const control = (sandboxUrl: string, path: string, method: string, body?: object) =>
  fetch(`${sandboxUrl}/__sandbox${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

/** The calls that the sandbox has seen. */
export const callsOf = async (sandboxUrl: string): Promise<LoggedCall[]> =>
  Object(await (await control(sandboxUrl, '/requests', 'GET')).json());

/** How long a plan ran, in milliseconds. */
export const ranMs = ({ startedAt, finishedAt }: Job): number =>
  Date.parse(finishedAt ?? '') - Date.parse(startedAt ?? '');
