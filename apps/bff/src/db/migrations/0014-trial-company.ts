import type { Migration } from '../migration.ts';

/** The company in which a plan for several is tried first. */
export const trialCompany: Migration = {
  name: '0014-trial-company',
  async up(schema) {
    await schema.alterTable('jobs').addColumn('trial_company', 'text').execute();
  },
};
