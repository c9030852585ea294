import { JobItemCode as ItemCode, type JobItemCode, type JobItemState } from '@reseller-console/contract';
import { KeepnetError } from '@reseller-console/keepnet';
import * as z from 'zod';
import type { WriteAnswer } from '../commands/commands.ts';
import { companyWriteProblem } from '../platform/keepnet-problem.ts';
import { outageOf } from '../platform/outage.ts';
import { ProblemError, storageUnavailable } from '../platform/problem.ts';

/** The result of an item. */
export type Judgement =
  | { kind: 'ended'; state: JobItemState; code: JobItemCode | null; made?: string | undefined }
  /** Nothing was sent. `isAnswered`: its key has that answer, so the next attempt needs another key. */
  | { kind: 'again'; why: 'slow' | 'unreachable'; isAnswered: boolean; waitSeconds: number }
  /** Its company no longer admits the reseller. */
  | { kind: 'closed'; code: JobItemCode }
  /** What became of it cannot be read now: it stays under way. */
  | { kind: 'open' }
  /** There is no proof of which company Keepnet answers for. */
  | { kind: 'unproven'; isAnswered: boolean };

const slow = new Set(['upstream_rate_limited', 'rate_limited', 'write_in_progress']);
const unreachable = new Set([
  'upstream_unreachable',
  'upstream_timeout',
  'upstream_credentials',
  'upstream_ip_restricted',
  'storage_unavailable',
]);
const closedCompany = new Set(['company_private', 'company_forbidden', 'company_not_found']);
const unproven = new Set(['upstream_scope_ignored', 'scope_unproven']);

/** Whether a company cannot be planned or written for: it is skipped. */
export const isClosedCompany = (code: string): boolean => closedCompany.has(code);

const defaultWaitSeconds = 1;

const Answer = z.looseObject({
  id: z.string().optional(),
  complete: z.boolean().optional(),
  notTaken: z.array(z.string()).optional(),
  code: z.string().optional(),
  retryAfter: z.number().optional(),
  candidates: z.array(z.unknown()).optional(),
  errors: z.array(z.looseObject({ field: z.string(), message: z.string().optional() })).optional(),
});

const refused = (code: string): Judgement => ({
  kind: 'ended',
  state: 'refused',
  code: ItemCode.parse(code),
});

const isTaken = /already|exist|taken|in use|duplicate/i;
const takenCodes: Readonly<Record<string, JobItemCode>> = { name: 'name_taken', email: 'exists' };

/** What Keepnet says about a value that another record has; undefined where it refuses for another reason. */
function takenCode(errors: z.infer<typeof Answer>['errors'] = []): JobItemCode | undefined {
  const taken = errors.find(({ field, message = '' }) => field in takenCodes && isTaken.test(message));
  return taken && takenCodes[taken.field];
}

/** The codes by which a write says that its record is not as the plan saw it. */
const itemCodes: Readonly<Record<string, JobItemCode>> = { protected_record: 'protected' };

/** The result of an item after a problem. `isAnswered` if the problem is the answer of its write, which has then ended. */
function judgeProblem(code: string, isAnswered: boolean, waitSeconds = defaultWaitSeconds): Judgement {
  if (slow.has(code)) return { kind: 'again', why: 'slow', isAnswered, waitSeconds };
  if (unreachable.has(code)) return { kind: 'again', why: 'unreachable', isAnswered, waitSeconds };
  if (closedCompany.has(code)) return { kind: 'closed', code: ItemCode.parse(code) };
  if (unproven.has(code)) return { kind: 'unproven', isAnswered };
  return refused(itemCodes[code] ?? code);
}

/** The result of an item by the answer of its write. */
export function judge({ status, body }: WriteAnswer): Judgement {
  const { id, complete, notTaken = [], code, retryAfter, candidates, errors } = Answer.parse(body);
  if (status < 400) {
    const isDone = complete !== false && notTaken.length === 0;
    if (!isDone) return refused('upstream_failed');
    return { kind: 'ended', state: 'done', code: null, ...(status === 201 ? { made: id } : {}) };
  }
  if (code === 'outcome_unknown' || code === undefined) {
    return { kind: 'ended', state: 'unknown', code: 'outcome_unknown' };
  }
  // What was made in the wrong company was made: it is not sent again.
  if (unproven.has(code) && candidates !== undefined) return refused(code);
  const taken = code === 'upstream_refused' ? takenCode(errors) : undefined;
  return taken === undefined ? judgeProblem(code, true, retryAfter) : refused(taken);
}

/** The result of an item after a failure before anything was sent. @throws {unknown} an unexpected error */
export function judgeFailure(error: unknown): Judgement {
  const outage = outageOf(error);
  const problem =
    error instanceof KeepnetError
      ? companyWriteProblem(error)
      : outage === undefined
        ? error
        : storageUnavailable(outage);
  if (!(problem instanceof ProblemError)) throw error;
  // Nothing was written, and what kept Keepnet from answering may pass.
  const isReading = error instanceof KeepnetError && ['failed', 'bad_answer'].includes(error.kind);
  if (isReading) return { kind: 'again', why: 'unreachable', isAnswered: false, waitSeconds: 1 };
  return judgeProblem(problem.code, false, problem.options.retryAfter);
}
