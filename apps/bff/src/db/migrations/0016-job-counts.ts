import type { Migration } from '../migration.ts';

/** A page of a plan asks every second how many of its items are in which state, without reading the sealed items themselves. */
export const jobCounts: Migration = {
  name: '0016-job-counts',
  async up(schema) {
    await schema
      .createIndex('job_items_counts')
      .on('job_items')
      .columns(['job_id', 'verdict', 'state'])
      .execute();
  },
};
