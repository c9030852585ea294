import type { Licence, LicenceQuery } from '@reseller-console/contract';
import type { CompanyRow } from '@reseller-console/keepnet';
import { type CsvCell, csvFile, csvMoment } from '../exports/csv.ts';
import { assertCsv, type ExportedList } from '../exports/request.ts';
import type { HistoryOf } from './licence-history.ts';
import { searchLicences, withHistory } from './licences.ts';

/** Companies whose history is read by one query. */
const batchSize = 100;

const columns: readonly (readonly [string, (licence: Licence) => CsvCell])[] = [
  ['Company', ({ name }) => name],
  ['Company id', ({ id }) => id],
  ['Licence', ({ licenceType }) => licenceType],
  ['Licensed users', ({ userLimit }) => userLimit],
  ['Active users', ({ activeUsers }) => activeUsers],
  ['Over by', ({ over }) => over],
  ['Over since', ({ overSince }) => overSince?.day ?? null],
  ['Possibly earlier', ({ overSince }) => (overSince?.atLeast === true ? 'yes' : null)],
  ['Licence ends (UTC)', ({ licenceEndsAt }) => csvMoment(licenceEndsAt)],
  ['Days left', ({ daysLeft }) => daysLeft],
  ['More active users a week', ({ perWeek }) => perWeek],
  ['Full in weeks', ({ fullInWeeks }) => fullInWeeks],
];

/**
 * Licences as a list to export as CSV that we write.
 * @throws {ProblemError} `invalid_request` for another format
 */
export const licencesAsList = (
  companies: readonly CompanyRow[],
  historyOf: HistoryOf,
  now: number,
): ExportedList<LicenceQuery> => ({
  search: async (query) => ({ total: searchLicences(companies, query, now).length }),
  async export({ format, scope, ...query }) {
    assertCsv(format);
    const found = searchLicences(companies, query, now);
    const from = (query.page - 1) * query.pageSize;
    const chosen = scope === 'page' ? found.slice(from, from + query.pageSize) : found;
    async function* pages() {
      for (let at = 0; at < chosen.length; at += batchSize) {
        const licences = await withHistory(chosen.slice(at, at + batchSize), historyOf);
        yield licences.map((licence) => columns.map(([, cell]) => cell(licence)));
      }
    }
    return csvFile(
      columns.map(([name]) => name),
      pages(),
    );
  },
});
