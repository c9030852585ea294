import { fieldProblem, plain } from '@reseller-console/contract';
import type { Kysely } from 'kysely';
import type { SessionRecord } from '../auth/sessions.ts';
import type { JobRow, Schema } from '../db/schema.ts';
import { withCompanyErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import type { ItemRows } from './item-rows.ts';
import type { Kind } from './kind.ts';
import type { Safeguard } from './safeguard.ts';
import type { Actor, Transitions } from './transitions.ts';

interface Wish {
  planHash: string;
  confirm: string | undefined;
  note: string | undefined;
  /** The company to begin with. */
  trial: string | undefined;
}

/** Starts plans, those that take many people away only with a confirmation. */
export function createStart({
  kysely,
  items,
  safeguard,
  transitions,
}: {
  kysely: Kysely<Schema>;
  items: Pick<ItemRows, 'waitingCompanies'>;
  safeguard: Safeguard;
  transitions: Transitions;
}) {
  /** What confirms a plan: the name of its company, or for several the number of people. */
  async function expected(transaction: Kysely<Schema>, job: JobRow): Promise<string> {
    if (job.company_id !== null) return job.company_name ?? job.company_id;
    return String(await safeguard.peopleOf(transaction, job.id));
  }

  /** @throws {ProblemError} `invalid_request` where nothing would be created in this company, or in no other */
  async function assertTriable({ id, state }: JobRow, { creates }: Kind, trial: string): Promise<void> {
    const waiting = creates && state === 'planned' ? await items.waitingCompanies(id) : [];
    if (state !== 'planned' || (waiting.includes(trial) && waiting.length > 1)) return;
    const detail = 'Nothing would be created in this company, or in no other';
    throw new ProblemError('invalid_request', {
      detail,
      errors: [{ field: 'trial', ...fieldProblem('invalid') }],
    });
  }

  /** @throws {ProblemError} `invalid_request`, `confirmation_required`, `plan_changed`, `job_state` */
  return async function start(
    job: JobRow,
    kind: Kind,
    { planHash, confirm, note, trial }: Wish,
    session: SessionRecord,
    by: Actor,
  ): Promise<JobRow> {
    if (trial !== undefined) await assertTriable(job, kind, trial);
    const isPlanned = job.state === 'planned';
    const active = isPlanned
      ? await withCompanyErrors(() => safeguard.activePeople(kysely, job.id))
      : new Map<string, number>();
    return transitions.start(
      job.id,
      planHash,
      { held: kind.held, session, note, trial },
      by,
      async (transaction, row) => {
        // In the transaction that starts it, which comes after that of every plan started before.
        const many = await safeguard.manyPeople(transaction, row.id, active);
        if (many.length === 0) return;
        if (confirm !== undefined && plain(confirm) === plain(await expected(transaction, row))) return;
        const people = many.reduce((sum, each) => sum + each.people, 0);
        throw new ProblemError('confirmation_required', {
          detail: `With all plans of the last 24 hours it takes away ${people} people.`,
        });
      },
    );
  };
}
