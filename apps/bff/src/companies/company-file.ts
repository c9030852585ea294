import type { CompanyQuery } from '@reseller-console/contract';
import type { CompanyRow, CompanySearch, ExportFile, Keepnet } from '@reseller-console/keepnet';
import { type CsvCell, csvMoment, csvOf } from '../exports/csv.ts';
import { assertCsv, type ExportedList } from '../exports/request.ts';
import { type Paging, readEveryPage } from '../platform/every-page.ts';
import { maxCompanies } from './directory.ts';
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
  ['Licence ends (UTC)', ({ licenceEndsAt }) => csvMoment(licenceEndsAt)],
  ['Created (UTC)', ({ createdAt }) => csvMoment(createdAt)],
  ['Tags', ({ tags }) => tags.join(', ')],
];

const fileOf = (companies: readonly CompanyRow[]): ExportFile =>
  csvOf(
    columns.map(([name]) => name),
    companies.map((company) => columns.map(([, cell]) => cell(company))),
  );

/**
 * A list of companies that Keepnet cannot export itself, for export as CSV that we write.
 * @throws {ProblemError} `invalid_request` for another format
 */
export function companiesAsList(companies: readonly CompanyRow[]): ExportedList<Omit<CompanyQuery, 'group'>> {
  return {
    search: async (query) => searchCompanies(companies, query),
    async export({ format, scope, ...query }) {
      assertCsv(format);
      const whole = { ...query, page: 1, pageSize: companies.length };
      return fileOf(searchCompanies(companies, scope === 'page' ? query : whole).items);
    },
  };
}

/** All companies as Keepnet lists them, as CSV with the same columns as the file of a group. Keepnet's own file has different ones. */
export const companiesOfKeepnet = ({
  companies,
}: Pick<Keepnet, 'companies'>): ExportedList<CompanySearch> => ({
  search: companies.search,
  async export({ format: _, scope, ...query }, call) {
    const read = (paging: Paging) => companies.search({ ...query, ...paging }, call);
    const { items } = scope === 'page' ? await read(query) : await readEveryPage(read, maxCompanies);
    return fileOf(items);
  },
});
