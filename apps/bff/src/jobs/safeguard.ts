import type { Keepnet } from '@reseller-console/keepnet';
import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

/** How many people of a company may be deleted or deactivated without a confirmation, and which part of its active people. */
const fewPeople = 20;
const smallPart = 0.2;
/** Companies of a plan that are all asked how many active people they have. */
const fewCompanies = 4;
/** Milliseconds over which all plans count together. */
const windowMs = 86_400_000;

/** A company in which a plan takes away so many people that it needs a confirmation. */
export interface ManyPeople {
  companyId: string;
  /** By all plans of 24 hours. */
  people: number;
  active: number;
}

interface Harm {
  companyId: string;
  people: number;
  /** Of these, those who are gone already. */
  gone: number;
}

/** States of items that will delete or deactivate a target user, or have done so. */
const counted = ['waiting', 'running', 'done', 'unknown'] as const;

/** Counts the people that plans take away, by company: those of one plan, and of all plans started within 24 hours. */
export function createSafeguard(keepnet: Pick<Keepnet, 'company'>, now: () => number) {
  async function harmOf(kysely: Kysely<Schema>, jobId: string): Promise<Harm[]> {
    const rows = await kysely
      .selectFrom('job_items')
      .innerJoin('jobs', 'jobs.id', 'job_items.job_id')
      .select(({ fn }) => ['job_items.company_id', 'job_items.state', fn.countAll().as('count')])
      .where('job_items.harms', '=', 1)
      .where('job_items.state', 'in', counted)
      .where(({ eb, or }) => or([eb('jobs.id', '=', jobId), eb('jobs.started_at', '>', now() - windowMs)]))
      .where('job_items.company_id', 'in', ({ selectFrom }) =>
        selectFrom('job_companies').select('company_id').where('job_id', '=', jobId),
      )
      .groupBy(['job_items.company_id', 'job_items.state'])
      .execute();
    const byCompany = Map.groupBy(rows, ({ company_id }) => company_id ?? '');
    return [...byCompany].map(([companyId, states]) => ({
      companyId,
      people: states.reduce((sum, { count }) => sum + Number(count), 0),
      gone: states.reduce((sum, { count, state }) => sum + (state === 'done' ? Number(count) : 0), 0),
    }));
  }

  return {
    /**
     * Counts the active people of companies in which the plan takes away more than a few. If the plan is about few companies, it counts
     * them in all of those, since plans that start at the same moment add up.
     */
    async activePeople(kysely: Kysely<Schema>, jobId: string): Promise<Map<string, number>> {
      const harm = await harmOf(kysely, jobId);
      const many = harm.filter(({ people }) => people >= fewPeople || harm.length <= fewCompanies);
      const counts = await Promise.all(
        many.map(async ({ companyId }) => {
          const { active } = await keepnet.company(companyId).targetUsers.summary({ owner: jobId });
          return [companyId, active] as const;
        }),
      );
      return new Map(counts);
    },

    /** The companies in which the plan needs a confirmation, also those whose people were not counted. */
    async manyPeople(
      kysely: Kysely<Schema>,
      jobId: string,
      activePeople: ReadonlyMap<string, number>,
    ): Promise<ManyPeople[]> {
      return (await harmOf(kysely, jobId)).flatMap(({ companyId, people, gone }) => {
        if (people < fewPeople) return [];
        const active = (activePeople.get(companyId) ?? 0) + gone;
        return people > active * smallPart ? [{ companyId, people, active }] : [];
      });
    },

    /** How many people a plan itself takes away. */
    async peopleOf(kysely: Kysely<Schema>, jobId: string): Promise<number> {
      const { count } = await kysely
        .selectFrom('job_items')
        .select(({ fn }) => fn.countAll().as('count'))
        .where('job_id', '=', jobId)
        .where('harms', '=', 1)
        .where('state', 'in', counted)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

export type Safeguard = ReturnType<typeof createSafeguard>;
