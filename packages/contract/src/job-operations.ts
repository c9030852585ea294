import * as z from 'zod/mini';
import { companyIdPattern } from './companies.ts';
import { csvSeparator } from './export.ts';
import { shaped } from './field-error.ts';
import { itemCodes, Job, JobItem, jobItemStates, jobStates, jobVerdicts } from './jobs.ts';
import { line } from './line.ts';
import { flag, oneOrMore } from './list.ts';
import { operation } from './operation.ts';

const companyId = z.string().check(shaped(companyIdPattern, 'not_a_company_id'));
const Made = z.object({ id: z.string() });

/** A ticket number or a reason; it goes into the trail. */
const note = z.optional(line(500));

const write = { method: 'POST', role: 'operator', effect: 'write', scope: 'companies' } as const;
const read = { method: 'GET', role: 'operator', effect: 'read', scope: 'companies' } as const;

export const JobsQuery = z.object({
  company: z.optional(companyId),
  state: z.optional(oneOrMore(jobStates)),
  /** Only plans that need a person: paused, or stopped and still within their retention. */
  waiting: z.optional(flag),
  /** `nextCursor` of the page before. */
  cursor: z.optional(z.string().check(z.maxLength(100))),
});

/** Plans about companies that the person may see, latest first, 25 at a time. */
export const listJobs = operation({
  ...read,
  path: '/api/jobs',
  query: JobsQuery,
  response: z.object({ items: z.array(Job), nextCursor: z.nullable(z.string()) }),
});

/** One plan, with an `ETag`: asked again with `If-None-Match`, what is unchanged is 304. */
export const getJob = operation({ ...read, path: '/api/jobs/:jobId', response: Job });

export const JobItemsQuery = z.object({
  state: z.optional(oneOrMore(jobItemStates)),
  verdict: z.optional(oneOrMore(jobVerdicts)),
  /** The code of an item. Running it may replace the code that the plan gave. */
  code: z.optional(oneOrMore(itemCodes)),
  company: z.optional(companyId),
  cursor: z.optional(z.string().check(shaped(/^\d{1,7}$/, 'not_a_cursor'))),
});

/** The items of a plan in their order, 100 at a time. */
export const listJobItems = operation({
  ...read,
  path: '/api/jobs/:jobId/items',
  query: JobItemsQuery,
  response: z.object({ items: z.array(JobItem), nextCursor: z.nullable(z.string()) }),
});

const file = {
  method: 'GET',
  role: 'operator',
  effect: 'export',
  scope: 'companies',
  audit: 'jobs.export',
  query: z.object({ separator: csvSeparator }),
  response: z.undefined(),
} as const;

/** What a plan would do. */
export const exportJobPlan = operation({ ...file, path: '/api/jobs/:jobId/plan.csv' });
/** Every row of the plan with what became of it. */
export const exportJobReport = operation({ ...file, path: '/api/jobs/:jobId/report.csv' });
/** What is deleted, as it was: importing it makes new records without history. */
export const exportJobRecovery = operation({ ...file, path: '/api/jobs/:jobId/recovery.csv' });

/**
 * Starts exactly the plan that was seen. `confirm` is the company's name, or for several companies the number of people. `note` takes the
 * place of the one that the plan was made with. `trial`: a create begins with this company alone, and then pauses.
 */
export const JobStart = z.object({
  planHash: z.string(),
  confirm: z.optional(line(300)),
  note,
  trial: z.optional(companyId),
});

export const startJob = operation({
  ...write,
  path: '/api/jobs/:jobId/start',
  audit: 'job.start',
  body: JobStart,
  response: Job,
});
/** Takes a plan back before its hold has ended: nothing was sent. */
export const undoJob = operation({
  ...write,
  path: '/api/jobs/:jobId/undo',
  audit: 'job.undo',
  response: Job,
});
export const pauseJob = operation({
  ...write,
  path: '/api/jobs/:jobId/pause',
  audit: 'job.pause',
  response: Job,
});
/** Continues a plan that is paused or stopped, with the rights of the person who resumes it. */
export const resumeJob = operation({
  ...write,
  path: '/api/jobs/:jobId/resume',
  audit: 'job.resume',
  response: Job,
});
export const cancelJob = operation({
  ...write,
  path: '/api/jobs/:jobId/cancel',
  audit: 'job.cancel',
  response: Job,
});

/** Plans again what a plan did not do. What stays unknown is not in it. */
export const retryJob = operation({
  ...write,
  path: '/api/jobs/:jobId/retry',
  audit: 'job.plan',
  response: Made,
});
/** Plans to restore what a plan changed; `people` says what becomes of the people that it created. */
export const takeBackJob = operation({
  ...write,
  path: '/api/jobs/:jobId/take-back',
  audit: 'job.plan',
  body: z.object({ people: z._default(z.enum(['deactivate', 'delete']), 'deactivate') }),
  response: Made,
});
/** Looks once more what became of an item whose answer was lost. Sends nothing. */
export const checkJobItem = operation({
  ...write,
  path: '/api/jobs/:jobId/items/:ordinal/check',
  audit: 'job.check',
  response: JobItem,
});
