import { type CompanyQuery, type CompanySort, fold, type Page, wordsOf } from '@reseller-console/contract';
import type { CompanyRow } from '@reseller-console/keepnet';

const collator = new Intl.Collator('en');

/** What each company is found by, made once. */
const foldedTexts = new WeakMap<CompanyRow, string>();

function foldedText(company: CompanyRow): string {
  const { name, resellerName, industry, licenceType, tags } = company;
  const made =
    foldedTexts.get(company) ??
    [name, resellerName, industry, licenceType, ...tags].map((text) => fold(text ?? '')).join('\n');
  foldedTexts.set(company, made);
  return made;
}

/** Finds companies as the switcher does: by every word in what a row shows, or by the beginning of an id. */
export function companyFinder(q: string): (company: CompanyRow) => boolean {
  if (q === '') return () => true;
  const words = wordsOf(q);
  const id = fold(q);
  return (company) =>
    words.every((word) => foldedText(company).includes(word)) ||
    (id.length >= 3 && company.id.toLowerCase().startsWith(id));
}

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

/** Searches, sorts and pages companies in memory. `exceededCount` counts those that match but for `exceeded`. */
export function searchCompanies(
  companies: readonly CompanyRow[],
  query: Omit<CompanyQuery, 'group'>,
): Page<CompanyRow> & { exceededCount: number } {
  const { page, pageSize, sort, order, q, exceeded, denied } = query;
  const found = companies
    .filter(companyFinder(q))
    .filter(({ privacyDenied }) => denied !== true || privacyDenied);
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
