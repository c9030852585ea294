import type { CompanyQuery, CompanySort, Page } from '@reseller-console/contract';
import type { CompanyRow } from '@reseller-console/keepnet';
import { searchText } from '../platform/text.ts';

const collator = new Intl.Collator('en');

/** Searches the columns that Keepnet searches, and the id. */
const matches = ({ id, name, resellerName, tags }: CompanyRow, words: string): boolean =>
  [name, resellerName ?? '', ...tags].some((text) => searchText(text).includes(words)) ||
  searchText(id) === words;

function compare(left: string | number | null, right: string | number | null): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return collator.compare(String(left ?? ''), String(right ?? ''));
}

/** Rows without a value come last in either order. */
function inOrder(sort: CompanySort, order: 'asc' | 'desc') {
  const sign = order === 'asc' ? 1 : -1;
  return (left: CompanyRow, right: CompanyRow): number => {
    const [a, b] = [left[sort], right[sort]];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * compare(a, b) || collator.compare(left.name, right.name);
  };
}

/** Searches, sorts and pages companies in memory as Keepnet does. `exceededCount` counts those that match `q`. */
export function searchCompanies(
  companies: readonly CompanyRow[],
  query: Omit<CompanyQuery, 'group'>,
): Page<CompanyRow> & { exceededCount: number } {
  const { page, pageSize, sort, order, q, exceeded } = query;
  const found = q === '' ? companies : companies.filter((company) => matches(company, searchText(q)));
  const over = found.filter((company) => company.exceeded);
  const rows = [...(exceeded === true ? over : found)].sort(inOrder(sort, order));
  const from = (page - 1) * pageSize;
  return {
    items: rows.slice(from, from + pageSize),
    page,
    pageSize,
    pageCount: Math.ceil(rows.length / pageSize),
    total: rows.length,
    exceededCount: over.length,
  };
}
