import { KeepnetError, type Page } from '@reseller-console/keepnet';
import { ProblemError } from './problem.ts';

const pageSize = 100;
const tries = 2;

export interface Paging {
  /** From 1. */
  page: number;
  pageSize: number;
}

/** All rows of a list. */
export interface EveryRow<Row> {
  items: Row[];
  /** Rows without an id or a name, which cannot be shown. */
  unreadable: number;
}

async function readOnce<Row extends { id: string }>(
  read: (paging: Paging) => Promise<Page<Row>>,
  maxRows: number,
): Promise<EveryRow<Row> | undefined> {
  const first = await read({ page: 1, pageSize });
  if (first.total > maxRows) {
    throw new ProblemError('upstream_failed', {
      detail: `Keepnet lists ${first.total} rows; the console reads at most ${maxRows} of such a list.`,
      params: { reason: 'list_too_long', rows: first.total, max: maxRows },
    });
  }
  // Computed from the total, which is bounded, and not taken from Keepnet's page count.
  const pageCount = Math.ceil(first.total / first.pageSize);
  const rest = Array.from({ length: Math.max(0, pageCount - 1) }, (_, index) =>
    read({ page: index + 2, pageSize }),
  );
  const pages = [first, ...(await Promise.all(rest))];
  const rows = new Map(pages.flatMap(({ items }) => items).map((row) => [row.id, row]));
  const unreadable = pages.reduce((sum, page) => sum + page.unreadable, 0);
  const isSteady = pages.every(({ total }) => total === first.total);
  return isSteady && rows.size + unreadable === first.total
    ? { items: [...rows.values()], unreadable }
    : undefined;
}

/**
 * Reads all pages of a list. If the list changes during that, a row may be on two pages or on none. Rows that do not add up to the total
 * are read once more, and never returned as complete.
 * @param maxRows the most rows that such a list may have
 * @throws {KeepnetError} a page fails, or `bad_answer` with the code `list_incomplete` if they do not add up
 * @throws {ProblemError} `upstream_failed` for more rows
 */
export async function readEveryPage<Row extends { id: string }>(
  read: (paging: Paging) => Promise<Page<Row>>,
  maxRows: number,
): Promise<EveryRow<Row>> {
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const whole = await readOnce(read, maxRows);
    if (whole !== undefined) return whole;
  }
  throw new KeepnetError('bad_answer', { code: 'list_incomplete' });
}
