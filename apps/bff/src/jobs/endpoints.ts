import {
  cancelJob,
  checkJobItem,
  exportJobPlan,
  exportJobRecovery,
  exportJobReport,
  getJob,
  type Job,
  type JobRequest,
  listJobItems,
  listJobs,
  pauseJob,
  planCompanyJob,
  planJob,
  resumeJob,
  retryJob,
  roleIncludes,
  startJob,
  takeBackJob,
  undoJob,
} from '@reseller-console/contract';
import type { Request } from 'express';
import type { SessionRecord, Sessions } from '../auth/sessions.ts';
import type { CompanyDirectory } from '../companies/directory.ts';
import type { JobRow } from '../db/schema.ts';
import type { Exports } from '../exports/exports.ts';
import { wholeList } from '../exports/request.ts';
import { endpoint } from '../platform/endpoint.ts';
import type { Caller } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import { fromPlace, toPlace } from './cursor.ts';
import type { JobFiles } from './files.ts';
import { importEndpoint } from './import-endpoint.ts';
import type { Jobs } from './jobs.ts';
import {
  companiesOfMany,
  companiesOfOne,
  type FieldsOf,
  inputOf,
  isStale,
  type MembersOf,
  queriesOf,
} from './requested.ts';
import { starterOf, wrongState } from './transitions.ts';
import { withoutOtherCompanies } from './view.ts';

/** Plans, and items, of a page. */
const jobsOfPage = 25;
const itemsOfPage = 100;

/** What the endpoints of plans work with. */
interface Parts {
  jobs: Jobs;
  directory: Pick<CompanyDirectory, 'assertKnown'>;
  sessions: Pick<Sessions, 'find'>;
  exports: Pick<Exports, 'send'>;
  membersOf: MembersOf;
  fieldsOf: FieldsOf;
  customFields: {
    /** Rejects a filter by a field that the company does not have or that cannot be filtered by. */
    filters(companyId: string, query: object, owner: string | undefined): Promise<unknown>;
  };
}

/** Who may act on a plan besides its starter: admins who see its companies. @throws {ProblemError} `role_too_low` */
function assertMayAct(job: JobRow, { id, role }: Caller): void {
  if (starterOf(job).id === id || job.person_id === id || roleIncludes(role, 'admin')) return;
  throw new ProblemError('role_too_low', { detail: 'Only its starter or an admin may do this.' });
}

export const jobsEndpoints = ({
  jobs,
  directory,
  sessions,
  exports,
  membersOf,
  fieldsOf,
  customFields,
}: Parts) => {
  const { rows, items, kinds, view, transitions, make, start, files, check } = jobs;

  async function found(id: string, person: Caller): Promise<JobRow> {
    const job = await rows.visible(id, person);
    if (job === undefined) throw new ProblemError('not_found');
    return job;
  }

  async function mine(id: string, person: Caller): Promise<JobRow> {
    const job = await found(id, person);
    assertMayAct(job, person);
    return job;
  }

  const shown = async (job: JobRow, { companies }: Pick<Caller, 'companies'>): Promise<Job> => {
    const told = view.job(job, kinds.of(job.kind), await items.counts(job.id));
    const isOfMany = job.company_id === null && job.company_count > 0 && job.finished_at !== null;
    const failed = isOfMany ? { failedCompanies: (await items.leftCompanies(job.id)).length } : {};
    return withoutOtherCompanies({ ...told, ...failed }, companies);
  };

  async function sessionOf({ signedIn }: Request): Promise<SessionRecord> {
    const session = signedIn && (await sessions.find(signedIn.idHash));
    if (!session) throw new ProblemError('not_signed_in');
    return session;
  }

  const actor = (person: Caller, request: Request) => ({ person, requestId: request.id });

  async function planned(
    request: Request,
    person: Caller,
    body: JobRequest,
    companyId: string | null,
    companies: readonly string[],
  ) {
    const { kind, note } = body;
    const input = await inputOf(body, companies, person, fieldsOf);
    return make({
      person,
      route: `${request.method} ${request.path}`,
      requestId: request.id,
      idempotencyKey: request.get('idempotency-key'),
      kind,
      companyId,
      companies,
      note: note === '' ? undefined : note,
      from: { input, of: null },
    });
  }

  /** The companies in which another try of a plan has something to do; all of its companies if there is none. */
  async function companiesToRetry(job: JobRow): Promise<string[]> {
    const left = job.company_id === null ? await items.leftCompanies(job.id) : [];
    return left.length > 0 ? left : rows.companiesOf(job.id);
  }

  /** Plans what follows from a plan that has ended. */
  async function followed(
    request: Request,
    person: Caller,
    job: JobRow,
    how: 'retry' | 'take-back',
    people: 'deactivate' | 'delete',
  ) {
    const kind = kinds.of(job.kind);
    const isOver = ['done', 'cancelled', 'stopped'].includes(job.state) && job.wiped_at === null;
    if (!isOver || job.cancelling === 1) throw wrongState(job);
    if (how === 'take-back' && !kind.canTakeBack) {
      throw new ProblemError('job_state', { detail: 'What it did cannot be taken back.' });
    }
    return make({
      person,
      route: `${request.method} ${request.path}`,
      requestId: request.id,
      idempotencyKey: request.get('idempotency-key'),
      kind: how === 'retry' ? kind.kind : kind.takenBackBy(people),
      companyId: job.company_id,
      companies: how === 'retry' ? await companiesToRetry(job) : await rows.companiesOf(job.id),
      note: undefined,
      from: { input: null, of: { job: job.id, how, people } },
    });
  }

  const file = (
    operation: typeof exportJobPlan | typeof exportJobReport | typeof exportJobRecovery,
    which: Parameters<JobFiles['list']>[1],
  ) =>
    endpoint(operation, async ({ params, query: { separator }, ...context }) => {
      const job = await found(params.jobId, context.person);
      return exports.send(
        { ...context, query: { ...wholeList, format: 'csv', separator } },
        { noun: `job-${which}`, companyId: job.company_id, list: files.list(job, which), search: wholeList },
      );
    });

  return [
    endpoint(planCompanyJob, async ({ params: { companyId }, person, body, call, request, response }) => {
      const companies = companiesOfOne(companyId, kinds.of(body.kind), body);
      for (const query of queriesOf(body)) await customFields.filters(companyId, query, call.owner);
      const made = await planned(request, person, body, companyId, companies);
      response.status(201);
      return made;
    }),

    endpoint(planJob, async ({ person, body, request, response }) => {
      const companies = await companiesOfMany(kinds.of(body.kind), body, person, directory, membersOf);
      const made = await planned(request, person, body, null, companies);
      response.status(201);
      return made;
    }),

    endpoint(listJobs, async ({ person, query: { cursor, ...sought } }) => {
      const before = cursor === undefined ? undefined : fromPlace(cursor);
      const page = await rows.list(person, { ...sought, before, limit: jobsOfPage + 1 });
      const here = page.slice(0, jobsOfPage).filter(({ kind }) => kinds.has(kind));
      const last = page.length > jobsOfPage ? page[jobsOfPage - 1] : undefined;
      return {
        items: await Promise.all(here.map((job) => shown(job, person))),
        nextCursor: last === undefined ? null : toPlace({ at: last.created_at, id: last.id }),
      };
    }),

    importEndpoint(jobs),

    file(exportJobPlan, 'plan'),
    file(exportJobReport, 'report'),
    file(exportJobRecovery, 'recovery'),

    endpoint(getJob, async ({ params: { jobId }, person, request, response }) => {
      const job = await shown(await found(jobId, person), person);
      return isStale(request, response, job) ? job : undefined;
    }),

    endpoint(listJobItems, async ({ params: { jobId }, person, query: { cursor, ...sought } }) => {
      const job = await found(jobId, person);
      const after = cursor === undefined ? 0 : Number(cursor);
      const page = await items.page(job.id, { ...sought, after, limit: itemsOfPage + 1 });
      const here = page.slice(0, itemsOfPage);
      const last = page.length > itemsOfPage ? here.at(-1) : undefined;
      return {
        items: here.map(view.item),
        nextCursor: last === undefined ? null : String(last.ordinal),
      };
    }),

    endpoint(startJob, async ({ params: { jobId }, person, body, request }) => {
      const job = await mine(jobId, person);
      const session = await sessionOf(request);
      const note = body.note === '' ? undefined : body.note;
      const wish = { planHash: body.planHash, confirm: body.confirm, note, trial: body.trial };
      return shown(await start(job, kinds.of(job.kind), wish, session, actor(person, request)), person);
    }),

    endpoint(undoJob, async ({ params: { jobId }, person, request }) => {
      const { id } = await mine(jobId, person);
      return shown(await transitions.undo(id, actor(person, request)), person);
    }),

    endpoint(pauseJob, async ({ params: { jobId }, person, request }) => {
      const { id } = await mine(jobId, person);
      return shown(await transitions.pause(id, actor(person, request)), person);
    }),

    endpoint(resumeJob, async ({ params: { jobId }, person, request }) => {
      const { id } = await found(jobId, person);
      return shown(await transitions.resume(id, await sessionOf(request), actor(person, request)), person);
    }),

    endpoint(cancelJob, async ({ params: { jobId }, person, request }) => {
      const { id } = await mine(jobId, person);
      return shown(await transitions.cancel(id, actor(person, request)), person);
    }),

    endpoint(retryJob, async ({ params: { jobId }, person, request, response }) => {
      const made = await followed(request, person, await mine(jobId, person), 'retry', 'deactivate');
      response.status(201);
      return made;
    }),

    endpoint(takeBackJob, async ({ params: { jobId }, person, body, request, response }) => {
      const job = await mine(jobId, person);
      const made = await followed(request, person, job, 'take-back', body.people);
      response.status(201);
      return made;
    }),

    endpoint(checkJobItem, async ({ params: { jobId, ordinal }, person }) => {
      const job = await mine(jobId, person);
      if (!/^\d{1,7}$/.test(ordinal)) throw new ProblemError('not_found');
      return view.item(await check(job, Number(ordinal)));
    }),
  ];
};
