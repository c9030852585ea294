import * as z from 'zod/mini';
import { jobKinds } from './job-kinds.ts';
import { type ProblemCode, problemStatus } from './problem.ts';
import { settableStatuses } from './target-user-change.ts';

/**
 * The state of a plan: `planning -> planned -> holding -> running <-> paused -> done`. `failed`: it could not be planned. `undone`: taken back
 * in time, with nothing sent. `stopped`: by the console; it can be resumed unless for `rights`.
 */
export const jobStates = [
  'planning',
  'planned',
  'holding',
  'running',
  'paused',
  'done',
  'failed',
  'undone',
  'cancelled',
  'stopped',
] as const;
export type JobState = (typeof jobStates)[number];

/** `rights`: those of its starter. `refusals`: more than a plan bears. `scope`: it cannot be shown which company Keepnet answers for. */
export const jobStopReasons = ['rights', 'refusals', 'scope'] as const;

/**
 * `sign_in_again`: the provider cannot be asked about the starter. `unreachable`: Keepnet did not answer three times in a row. `internal`: the
 * console itself failed. `trial`: it was tried in one company first, and the others wait.
 */
export const jobPauseReasons = [
  'person',
  'refusals',
  'sign_in_again',
  'unreachable',
  'internal',
  'trial',
] as const;

/** What a plan says about an item: what would be done, that nothing has to be (`same`), or that nothing will be. */
export const jobVerdicts = ['create', 'change', 'delete', 'same', 'skip', 'refuse'] as const;
export type JobVerdict = (typeof jobVerdicts)[number];

/**
 * The state of an item. `already`: it was so before it was sent. `refused`: the plan did not foresee that. `skipped`: the plan said so, or its
 * company is closed. `notStarted`: the plan ended before.
 */
export const jobItemStates = [
  'waiting',
  'running',
  'done',
  'already',
  'refused',
  'unknown',
  'skipped',
  'notStarted',
] as const;
export type JobItemState = (typeof jobItemStates)[number];

export const jobItemCodes = [
  'same',
  'deleted_earlier',
  'protected',
  'duplicate',
  'invalid',
  'name_taken',
  'exists',
  'needs_phone',
  'too_long_to_change',
  'over_licence',
  'licence_expired',
  'record_changed',
  'rights',
  'not_in_file',
  'probably_same',
] as const;

const problemCodes = Object.keys(problemStatus);

/**
 * Why an item has its state: a code of its own, or the code of a problem. In imports: `invalid` (`params` has the `field`, the `reason`
 * as a code of field errors, and its `max`), `duplicate` (the earlier `line`), `protected` (joins the target groups only), `not_in_file`,
 * `probably_same` (the `email` with the same name; that target user stays as it is).
 */
export type JobItemCode = (typeof jobItemCodes)[number] | ProblemCode;

const isProblem = (code: string): code is ProblemCode => problemCodes.includes(code);

/** Every code that an item can have. */
export const itemCodes: readonly [JobItemCode, ...JobItemCode[]] = [
  ...jobItemCodes,
  ...problemCodes.filter(isProblem),
];

const isItemCode = (code: string): code is JobItemCode => itemCodes.some((own) => own === code);

/** A code that this version does not know is an `internal` one. */
export const JobItemCode = z.pipe(
  z.string(),
  z.transform((code): JobItemCode => (isItemCode(code) ? code : 'internal')),
);

/**
 * What to know before a plan is started. `many_people`: it needs to be confirmed. `other_plan`: another one runs in the same company.
 * `closed_companies`: they are left out. `no_recovery`: members of a group could not be kept for the recovery file.
 *
 * Of imports: `over_licence` (`new`, and the `left` seats), `no_mail` (a `domain` that gets none, and its `people`), `other_customer` (a
 * `domain` of another customer, its `people`, and that `company` where one may know it), `masked`, and `job_log` (how many `changes` the
 * customer's own log at Keepnet will list one by one).
 */
export const jobWarnings = [
  'many_people',
  'other_plan',
  'closed_companies',
  'no_recovery',
  'over_licence',
  'no_mail',
  'other_customer',
  'masked',
  'job_log',
] as const;
export type JobWarningCode = (typeof jobWarnings)[number];

const Params = z.record(z.string(), z.union([z.string(), z.number()]));

const JobWarning = z.object({ code: z.enum(jobWarnings), params: Params });
export type JobWarning = z.infer<typeof JobWarning>;

const time = z.nullable(z.string());
const verdictCounts = z.record(z.enum(jobVerdicts), z.int());
const stateCounts = z.record(z.enum(jobItemStates), z.int());

/** A plan of many writes, and what became of it. Times are ISO. */
export const Job = z.object({
  id: z.string(),
  kind: z.enum(jobKinds),
  state: z.enum(jobStates),
  /** It was told to end, and waits for what was sent already. */
  cancelling: z.boolean(),
  stopReason: z.nullable(z.enum(jobStopReasons)),
  pauseReason: z.nullable(z.enum(jobPauseReasons)),
  /** Why it could not be planned. */
  problem: z.nullable(z.object({ code: JobItemCode, detail: z.nullable(z.string()) })),
  /** The one record that it is about, where there is one; null once personal data is wiped. */
  title: z.nullable(z.string()),
  /** Of a plan that sets the status of target users: which. Null before it is planned, and once personal data is wiped. */
  status: z.nullable(z.enum(settableStatuses)),
  note: z.nullable(z.string()),
  /** Who started it; before that, who planned it. */
  person: z.object({ id: z.string(), name: z.string() }),
  /** Null for several companies, and at reseller level. */
  companyId: z.nullable(z.string()),
  companyName: z.nullable(z.string()),
  companyCount: z.int(),
  createdAt: z.string(),
  startedAt: time,
  finishedAt: time,
  /** Until when its items name people and its files can be had; null while it has not ended. */
  filesUntil: time,
  verdicts: verdictCounts,
  counts: stateCounts,
  /** How many items the plan gave each code, which stays when they have run. Absent before it is planned. */
  codes: z.optional(z.record(z.string(), z.int())),
  /** What `start` has to be given: it names exactly this plan. Null before it is planned. */
  planHash: z.nullable(z.string()),
  /** Until then `undo` leaves everything as it is. */
  holdUntil: time,
  /** Keepnet asked the console to wait until then. */
  pausedUntil: time,
  warnings: z.array(JobWarning),
  /** Companies in which another try would do something. Absent while it has not ended, and for one company. */
  failedCompanies: z.optional(z.int()),
  /** Whether what it did can be restored by `take-back`. */
  canTakeBack: z.boolean(),
  /** Whether there is a recovery file. */
  hasRecovery: z.boolean(),
});
export type Job = z.infer<typeof Job>;

const JobChange = z.object({
  field: z.string(),
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
});
export type JobChange = z.infer<typeof JobChange>;

/** One write of a plan. What names people is null once it is wiped. */
export const JobItem = z.object({
  /** From 1. */
  ordinal: z.int(),
  /** Its line in the file that was imported. */
  line: z.optional(z.int()),
  companyId: z.nullable(z.string()),
  companyName: z.nullable(z.string()),
  /** An address or a name. */
  subject: z.nullable(z.string()),
  verdict: z.enum(jobVerdicts),
  state: z.enum(jobItemStates),
  code: z.nullable(JobItemCode),
  params: Params,
  changes: z.array(JobChange),
  recordId: z.nullable(z.string()),
  /** Of the write, as the trail and Keepnet know it. */
  requestId: z.nullable(z.string()),
});
export type JobItem = z.infer<typeof JobItem>;
