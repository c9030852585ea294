import type { CompanyQuery } from '@reseller-console/contract';
import type { CompanyRow } from '@reseller-console/keepnet';
import { type CsvCell, csv } from '../exports/csv.ts';
import type { ExportedList } from '../exports/request.ts';
import { ProblemError } from '../platform/problem.ts';
import { listCompaniesOf } from './listed.ts';

const columns: readonly (readonly [string, (company: CompanyRow) => CsvCell])[] = [
  ['Company', ({ name }) => name],
  ['Company id', ({ id }) => id],
  ['Industry', ({ industry }) => industry],
  ['Licence', ({ licenceType }) => licenceType],
  ['Licensed users', ({ userLimit }) => userLimit],
  ['Active users', ({ activeUsers }) => activeUsers],
  ['Inactive users', ({ inactiveUsers }) => inactiveUsers],
  ['Deleted users', ({ deletedUsers }) => deletedUsers],
  ['Monthly active users', ({ monthlyActiveUsers }) => monthlyActiveUsers],
  ['Licence ends', ({ licenceEndsAt }) => licenceEndsAt],
  ['Created', ({ createdAt }) => createdAt],
  ['Tags', ({ tags }) => tags.join(', ')],
];

/**
 * Companies that Keepnet has no export for, as a list that can be exported: in CSV, which we write ourselves.
 * @throws {ProblemError} `invalid_request` for another format
 */
export function companiesAsList(companies: readonly CompanyRow[]): ExportedList<Omit<CompanyQuery, 'group'>> {
  return {
    search: async (query) => listCompaniesOf(companies, query),
    async export({ format, scope, ...query }) {
      if (format !== 'csv') {
        const message = 'The companies of one group can be had as CSV only';
        throw new ProblemError('invalid_request', { errors: [{ field: 'format', message }] });
      }
      const whole = { ...query, page: 1, pageSize: companies.length };
      const { items } = listCompaniesOf(companies, scope === 'page' ? query : whole);
      const rows = items.map((company) => columns.map(([, cell]) => cell(company)));
      const body = csv(
        columns.map(([name]) => name),
        rows,
      );
      return { status: 200, contentType: 'text/csv; charset=utf-8', body, abort: () => body.destroy() };
    },
  };
}
