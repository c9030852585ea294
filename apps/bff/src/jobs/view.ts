import {
  type Job,
  type JobItem,
  JobItemCode,
  jobPauseReasons,
  jobStopReasons,
  jobWarnings,
} from '@reseller-console/contract';
import * as z from 'zod';
import type { JobItemRow, JobRow } from '../db/schema.ts';
import type { Kind } from './kind.ts';
import type { Counts } from './rows.ts';
import type { JobSeal } from './sealing.ts';
import { starterOf } from './transitions.ts';

const dayMs = 86_400_000;

const Codes = z.record(z.string(), z.int());
const Warnings = z.array(
  z.object({
    code: z.enum(jobWarnings),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
);

const Problem = z.object({ code: z.string(), detail: z.nullable(z.string()) });

const time = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const within = <Word extends string>(words: readonly Word[], word: string | null): Word | null =>
  words.find((each) => each === word) ?? null;

/** Hides the names of companies that the person may not see (null: sees all). */
export const withoutOtherCompanies = (job: Job, companies: readonly string[] | null): Job => ({
  ...job,
  warnings: job.warnings.map((warning) => {
    const { companyId, company: _, ...params } = warning.params;
    const isHidden = companies !== null && companyId !== undefined && !companies.includes(String(companyId));
    return isHidden && warning.code === 'other_customer' ? { ...warning, params } : warning;
  }),
});

/** Plans and items as the contract has them. */
export function createJobView(seal: JobSeal, retentionDays: number, now: () => number) {
  return {
    job(row: JobRow, kind: Kind, { verdicts, counts }: Counts): Job {
      const words = seal.openWords(row.sealed_words);
      const problem = row.problem === null ? null : Problem.parse(JSON.parse(row.problem));
      const ended = row.finished_at;
      return {
        id: row.id,
        kind: kind.kind,
        state: row.state,
        cancelling: row.cancelling === 1,
        stopReason: within(jobStopReasons, row.stop_reason),
        pauseReason: within(jobPauseReasons, row.pause_reason),
        problem: problem && { code: JobItemCode.parse(problem.code), detail: problem.detail },
        title: words?.title ?? null,
        status: words?.status ?? null,
        note: words?.note ?? null,
        person: starterOf(row),
        companyId: row.company_id,
        companyName: row.company_name,
        companyCount: row.company_count,
        createdAt: new Date(row.created_at).toISOString(),
        startedAt: time(row.started_at),
        finishedAt: time(ended),
        filesUntil: row.wiped_at === null && ended !== null ? time(ended + retentionDays * dayMs) : null,
        verdicts,
        counts,
        planHash: row.plan_hash,
        holdUntil: time(row.hold_until),
        pausedUntil: time((row.paused_until ?? 0) > now() ? row.paused_until : null),
        ...(row.codes === null ? {} : { codes: Codes.parse(JSON.parse(row.codes)) }),
        warnings: Warnings.parse(JSON.parse(row.warnings)),
        canTakeBack: kind.canTakeBack && counts.done > 0 && row.wiped_at === null,
        hasRecovery: kind.recovery !== undefined && row.plan_hash !== null && row.wiped_at === null,
      };
    },

    item(row: JobItemRow): JobItem {
      const secret = seal.openItem(row.sealed);
      return {
        ordinal: row.ordinal,
        ...(row.line === null ? {} : { line: row.line }),
        companyId: row.company_id,
        companyName: row.company_name,
        subject: secret?.subject ?? null,
        verdict: row.verdict,
        state: row.state,
        code: row.code === null ? null : JobItemCode.parse(row.code),
        params: secret?.params ?? {},
        changes: secret?.changes ?? [],
        recordId: row.record_id,
        requestId: row.request_id,
      };
    },
  };
}

export type JobView = ReturnType<typeof createJobView>;
