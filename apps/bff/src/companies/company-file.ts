import { type CompanyQuery, fieldProblem } from '@reseller-console/contract';
import type { CompanyRow } from '@reseller-console/keepnet';
import { type CsvCell, csv } from '../exports/csv.ts';
import type { ExportedList } from '../exports/request.ts';
import { ProblemError } from '../platform/problem.ts';
import { searchCompanies } from './search-companies.ts';

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
 * A list of companies that Keepnet cannot export itself, for export as CSV that we write.
 * @throws {ProblemError} `invalid_request` for another format
 */
export function companiesAsList(companies: readonly CompanyRow[]): ExportedList<Omit<CompanyQuery, 'group'>> {
  return {
    search: async (query) => searchCompanies(companies, query),
    async export({ format, scope, ...query }) {
      if (format !== 'csv') {
        const errors = [{ field: 'format', ...fieldProblem('csv_only') }];
        throw new ProblemError('invalid_request', { errors });
      }
      const whole = { ...query, page: 1, pageSize: companies.length };
      const { items } = searchCompanies(companies, scope === 'page' ? query : whole);
      const rows = items.map((company) => columns.map(([, cell]) => cell(company)));
      const body = csv(
        columns.map(([name]) => name),
        rows,
      );
      return { status: 200, contentType: 'text/csv; charset=utf-8', body, abort: () => body.destroy() };
    },
  };
}
