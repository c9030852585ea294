import type { JobWarning } from '@reseller-console/contract';
import type { Kysely } from 'kysely';
import type { JobRow, Schema } from '../db/schema.ts';
import type { Safeguard } from './safeguard.ts';

/** States in which a plan is at work, or is about to be. */
const busy = ['holding', 'running', 'paused'] as const;

/** What to know of a plan before it is started. */
export function createWarnings(kysely: Kysely<Schema>, safeguard: Safeguard) {
  async function otherPlans(jobId: string): Promise<JobWarning[]> {
    const others = await kysely
      .selectFrom('jobs')
      .select('jobs.id')
      .distinct()
      .innerJoin('job_companies', 'job_companies.job_id', 'jobs.id')
      .where('jobs.state', 'in', busy)
      .where('jobs.id', '!=', jobId)
      .where('job_companies.company_id', 'in', ({ selectFrom }) =>
        selectFrom('job_companies').select('company_id').where('job_id', '=', jobId),
      )
      .execute();
    return others.map(({ id }) => ({ code: 'other_plan', params: { job: id } }));
  }

  return async function warnings({ id }: JobRow): Promise<JobWarning[]> {
    const activePeople = await safeguard.activePeople(kysely, id);
    const many = await safeguard.manyPeople(kysely, id, activePeople);
    // What confirms a plan for several companies.
    const planned = many.length === 0 ? 0 : await safeguard.peopleOf(kysely, id);
    return [
      ...many.map((each): JobWarning => ({ code: 'many_people', params: { ...each, planned } })),
      ...(await otherPlans(id)),
    ];
  };
}

export type Warnings = ReturnType<typeof createWarnings>;
