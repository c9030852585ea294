import type { CompanyRow } from '@reseller-console/keepnet';
import type { Directory } from './directory.ts';

/** The companies that a person may see, in the order of the directory. `limit` null means all. */
export function visibleCompanies(
  { companies }: Directory,
  limit: readonly string[] | null,
): readonly CompanyRow[] {
  if (limit === null) return companies;
  const seen = new Set(limit);
  return companies.filter(({ id }) => seen.has(id));
}
