import type { CompanyRow } from '@reseller-console/keepnet';
import type { Directory } from './directory.ts';

/** The companies of the directory that somebody sees: those of their limit in the directory's order, or all where there is none. */
export function visibleCompanies(
  { companies }: Directory,
  limit: readonly string[] | null,
): readonly CompanyRow[] {
  if (limit === null) return companies;
  const seen = new Set(limit);
  return companies.filter(({ id }) => seen.has(id));
}
