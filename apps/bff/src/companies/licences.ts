import {
  type Licence,
  type LicenceQuery,
  type LicenceSort,
  type Page,
  renewalDays,
} from '@reseller-console/contract';
import type { CompanyRow } from '@reseller-console/keepnet';
import type { HistoryOf } from './licence-history.ts';
import { fullInWeeks, perWeek } from './licence-trend.ts';
import { companyFinder } from './search-companies.ts';

const dayMs = 86_400_000;

/** What the directory says about the licence of a company. */
interface LicenceNow {
  company: CompanyRow;
  over: number;
  /** Active users by limit; 0 without a limit. */
  use: number;
  daysLeft: number | null;
}

function licenceNow(company: CompanyRow, now: number): LicenceNow {
  const { activeUsers, userLimit, licenceEndsAt } = company;
  const ends = licenceEndsAt === null ? Number.NaN : Date.parse(licenceEndsAt);
  return {
    company,
    over: userLimit === null ? 0 : Math.max(0, activeUsers - userLimit),
    use: userLimit === null ? 0 : activeUsers / Math.max(1, userLimit),
    daysLeft: Number.isNaN(ends) ? null : Math.ceil((ends - now) / dayMs),
  };
}

const isDue = ({ daysLeft }: LicenceNow, days: number): boolean =>
  daysLeft !== null && daysLeft >= 0 && daysLeft <= days;

const collator = new Intl.Collator('en');

const sortedBy = ({ company, over, use, daysLeft }: LicenceNow, sort: LicenceSort): number | null => {
  if (sort === 'over') return over;
  if (sort === 'use') return use;
  if (sort === 'licenceEndsAt') return daysLeft;
  return sort === 'name' ? 0 : company[sort];
};

/** Companies without a value come last in either order; equal ones are sorted by name. */
const inOrder = (sort: LicenceSort, order: 'asc' | 'desc') => (left: LicenceNow, right: LicenceNow) => {
  const sign = order === 'asc' ? 1 : -1;
  const [a, b] = [sortedBy(left, sort), sortedBy(right, sort)];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const byName = collator.compare(left.company.name, right.company.name);
  return sign * (a - b) || (sort === 'name' ? sign * byName : byName);
};

/** The licences of companies that match a query, without their history. */
export function searchLicences(
  companies: readonly CompanyRow[],
  { q, over, renews, sort, order }: LicenceQuery,
  now: number,
): LicenceNow[] {
  return companies
    .filter(companyFinder(q))
    .map((company) => licenceNow(company, now))
    .filter((licence) => over !== true || licence.over > 0)
    .filter((licence) => renews === undefined || isDue(licence, renews))
    .sort(inOrder(sort, order));
}

/** Adds the trend and the past of each licence. */
export async function withHistory(licences: readonly LicenceNow[], historyOf: HistoryOf): Promise<Licence[]> {
  const histories = await historyOf(licences.map(({ company }) => company.id));
  return licences.map(({ company, over, daysLeft }) => {
    const { id, name, licenceType, userLimit, activeUsers, licenceEndsAt } = company;
    const { days, overSince } = histories.get(id) ?? { days: [], overSince: null };
    const rise = perWeek(days);
    return {
      ...{ id, name, licenceType, userLimit, activeUsers, over, licenceEndsAt, daysLeft, days },
      overSince: over > 0 ? overSince : null,
      perWeek: rise,
      fullInWeeks: fullInWeeks(activeUsers, userLimit, rise),
    };
  });
}

/** One page of licences, and the counts of over-use and renewals of all companies. */
export async function pageOfLicences(
  companies: readonly CompanyRow[],
  query: LicenceQuery,
  historyOf: HistoryOf,
  now: number,
): Promise<
  Page<Licence> & { overCount: number; renewing: { days: number; count: number }[]; endedCount: number }
> {
  const { page, pageSize } = query;
  const found = searchLicences(companies, query, now);
  const all = companies.map((company) => licenceNow(company, now));
  const from = (page - 1) * pageSize;
  return {
    items: await withHistory(found.slice(from, from + pageSize), historyOf),
    page,
    pageSize,
    pageCount: Math.ceil(found.length / pageSize),
    total: found.length,
    overCount: all.filter(({ over }) => over > 0).length,
    renewing: renewalDays.map((days) => ({ days, count: all.filter((one) => isDue(one, days)).length })),
    endedCount: all.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0).length,
  };
}
