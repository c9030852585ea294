import type { Migration } from '../migration.ts';

/** The licences page reads the days of the companies that it shows; the key of the table begins with the day. */
export const licenceDaysByCompany: Migration = {
  name: '0013-licence-days-by-company',
  async up(schema) {
    await schema
      .createIndex('licence_days_by_company')
      .on('licence_days')
      .columns(['company_id', 'day'])
      .execute();
  },
};
