import {
  cancelJob,
  checkJobItem,
  getJob,
  type Job,
  type JobItemCode,
  type JobItemState,
  type JobState,
  type JobVerdict,
  listJobItems,
  listJobs,
  pauseJob,
  resumeJob,
  retryJob,
  startJob,
  takeBackJob,
  undoJob,
} from '@reseller-console/contract';
import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { call, problemOf, readAnswer, send } from '../../shared/api.ts';
import { keepWithin, resellerScope } from '../../shared/lib/query-scope.ts';
import { noteWrite } from '../../shared/write/write.ts';
import { noteServerTime } from './model/server-time.ts';
import { isAtWork, isMoving } from './model/states.ts';

/** Milliseconds between two reads: of a plan while it is made, on its page and in a notice; of all that run; of those that are paused. */
export const every = { planning: 500, page: 1_000, notice: 2_000, chip: 5_000, paused: 30_000 } as const;

const jobKey = (jobId: string) => [resellerScope, 'jobs', jobId] as const;

/** The entity tag that each plan came with. */
const tags = new WeakMap<Job, string>();

async function readJob(jobId: string, known: Job | undefined, signal: AbortSignal): Promise<Job> {
  const tag = known && tags.get(known);
  const response = await send('', getJob, {
    params: { jobId },
    signal,
    ...(tag === undefined ? {} : { known: tag }),
  });
  noteServerTime(response);
  if (response.status === 304 && known !== undefined) return known;
  const parsed = z.safeParse(getJob.response, await readAnswer(response, signal));
  if (!parsed.success) throw problemOf(response, undefined, parsed.error);
  const now = response.headers.get('etag');
  if (now !== null) tags.set(parsed.data, now);
  return parsed.data;
}

function pauseOf(job: Job | undefined, ms: number): number | false {
  if (job === undefined || !isMoving(job)) return false;
  if (job.state === 'planning') return every.planning;
  return job.state === 'paused' ? Math.max(ms, every.chip) : ms;
}

/**
 * One plan. It is read again by itself while the page is visible and something happens to it, but not after a failed read: that is retried
 * like any query.
 */
export const jobQuery = (jobId: string, ms: number = every.page) =>
  queryOptions({
    queryKey: jobKey(jobId),
    queryFn: ({ client, signal }) => readJob(jobId, client.getQueryData<Job>(jobKey(jobId)), signal),
    // Each answer keeps its tag.
    structuralSharing: false,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.status === 'error' ? false : pauseOf(state.data, ms)),
  });

/** What a list of plans can be narrowed down by. */
export interface JobFilters {
  readonly state?: JobState | undefined;
  readonly waiting?: boolean | undefined;
  readonly company?: string | undefined;
}

/** Plans, latest first, as many pages as the person has asked for. */
export const jobsQuery = ({ state, waiting, company }: JobFilters) =>
  infiniteQueryOptions({
    queryKey: [resellerScope, 'jobs', 'list', { state, waiting, company }],
    queryFn: ({ pageParam, signal }) =>
      call(listJobs, { query: { state: state && [state], waiting, company, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepWithin(resellerScope),
    staleTime: 0,
    refetchInterval: ({ state: { status, data } }) => {
      const moves = data?.pages.some(({ items }) => items.some(isAtWork)) === true;
      return status !== 'error' && moves ? every.chip : false;
    },
  });

/** The first of the plans that need a person before they go on. */
export const waitingJobsQuery = queryOptions({
  queryKey: [resellerScope, 'jobs', 'waiting'],
  queryFn: ({ signal }) => call(listJobs, { query: { waiting: true }, signal }),
});

/** The plans at work that the person may see. `isWatched`: one was started in this tab. */
export const busyJobsQuery = (isWatched: boolean) =>
  queryOptions({
    queryKey: [resellerScope, 'jobs', 'busy'],
    queryFn: async ({ signal }) => {
      const query = { state: ['holding' as const, 'running' as const, 'paused' as const] };
      return (await call(listJobs, { query, signal })).items;
    },
    staleTime: 0,
    refetchInterval: ({ state: { status, data = [] } }) => {
      if (status === 'error') return false;
      if (isWatched || data.some(({ state }) => state !== 'paused')) return every.chip;
      return data.length > 0 ? every.paused : false;
    },
  });

/** What the items of a plan can be narrowed down by. */
export interface ItemFilters {
  readonly state?: readonly JobItemState[] | undefined;
  readonly verdict?: readonly JobVerdict[] | undefined;
  readonly code?: readonly JobItemCode[] | undefined;
  readonly company?: string | undefined;
}

const itemsKey = (jobId: string) => [resellerScope, 'job-items', jobId] as const;

/** The items of a plan in their order, as many pages as the person has asked for. */
export const jobItemsQuery = (jobId: string, { state, verdict, code, company }: ItemFilters) =>
  infiniteQueryOptions({
    queryKey: [...itemsKey(jobId), { state, verdict, code, company }],
    queryFn: ({ pageParam, signal }) =>
      call(listJobItems, {
        params: { jobId },
        query: {
          state: state && [...state],
          verdict: verdict && [...verdict],
          code: code && [...code],
          company,
          cursor: pageParam,
        },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: (previous, query) => (query?.queryKey[2] === jobId ? previous : undefined),
    staleTime: 0,
  });

/** Reads the items of a plan again. */
export const refreshItems = (client: QueryClient, jobId: string): Promise<void> =>
  client.invalidateQueries({ queryKey: itemsKey(jobId) });

const steps = { undo: undoJob, pause: pauseJob, resume: resumeJob, cancel: cancelJob } as const;
export type JobStep = keyof typeof steps;

/** Shows what a plan is now, and has the lists of plans read again. */
function showJob(client: QueryClient, job: Job): void {
  client.setQueryData(jobKey(job.id), job);
  void client.invalidateQueries({ queryKey: [resellerScope, 'jobs', 'list'] });
  void client.invalidateQueries({ queryKey: [resellerScope, 'jobs', 'busy'] });
  void client.invalidateQueries({ queryKey: waitingJobsQuery.queryKey });
}

/** Does something to a plan, and shows the result. */
export async function takeStep(client: QueryClient, jobId: string, step: JobStep): Promise<Job> {
  const job = await noteWrite(call(steps[step], { params: { jobId } }));
  showJob(client, job);
  return job;
}

/** Starts the plan that the person has seen. */
export async function start(
  client: QueryClient,
  jobId: string,
  body: { planHash: string; confirm?: string; note?: string; trial?: string },
): Promise<Job> {
  const job = await noteWrite(call(startJob, { params: { jobId }, body }));
  showJob(client, job);
  return job;
}

/** Plans what a plan did not do. */
export const retry = (jobId: string, idempotencyKey: string) =>
  noteWrite(call(retryJob, { params: { jobId }, idempotencyKey }));

/** Plans to restore what a plan changed. */
export const takeBack = (jobId: string, idempotencyKey: string, people: 'deactivate' | 'delete') =>
  noteWrite(call(takeBackJob, { params: { jobId }, idempotencyKey, body: { people } }));

/** Checks again what became of an item whose answer was lost. */
export async function checkItem(client: QueryClient, jobId: string, ordinal: number) {
  const item = await noteWrite(call(checkJobItem, { params: { jobId, ordinal: String(ordinal) } }));
  await Promise.all([refreshItems(client, jobId), client.invalidateQueries({ queryKey: jobKey(jobId) })]);
  return item;
}
