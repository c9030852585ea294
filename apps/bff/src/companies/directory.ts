import type { CompanyRow, Keepnet } from '@reseller-console/keepnet';
import { ProblemError } from '../http/problem.ts';

/** Seconds for which the directory answers without asking Keepnet again. */
const freshSeconds = 60;
const pageSize = 100;
/** More companies than any reseller has; it bounds the loop should the upstream never stop paging. */
const mostPages = 1000;

/** Every company of the reseller, sorted by name. */
export interface Directory {
  companies: readonly CompanyRow[];
  byId: ReadonlyMap<string, CompanyRow>;
  /** Milliseconds since the epoch at which this was read. */
  readAt: number;
}

async function readAll(keepnet: Keepnet): Promise<CompanyRow[]> {
  const query = { pageSize, sort: 'name', order: 'asc', filters: {} } as const;
  const first = await keepnet.companies.search({ ...query, page: 1 });
  const pageCount = Math.min(first.pageCount, mostPages);
  const rest = Array.from({ length: Math.max(0, pageCount - 1) }, (_, index) =>
    keepnet.companies.search({ ...query, page: index + 2 }),
  );
  const pages = [first, ...(await Promise.all(rest))];
  return pages.flatMap((page) => page.items);
}

/**
 * Keeps the directory of companies: read whole, once at a time, answered from memory for 60 seconds and then still at once
 * while it is read anew behind. The first read, and one after a failure with nothing kept, makes its callers wait.
 */
export function createDirectory(keepnet: Keepnet, now: () => number = Date.now) {
  let kept: Directory | undefined;
  let reading: Promise<Directory> | undefined;

  async function read(): Promise<Directory> {
    const rows = await readAll(keepnet);
    // A company can move between two pages while they are read, and would then be here twice.
    const byId = new Map(rows.map((row) => [row.id, row]));
    const collator = new Intl.Collator('en');
    const companies = [...byId.values()].sort((a, b) => collator.compare(a.name, b.name));
    kept = { companies, byId, readAt: now() };
    return kept;
  }

  function refresh(): Promise<Directory> {
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  async function get(): Promise<Directory> {
    if (kept === undefined) return refresh();
    if (now() - kept.readAt >= freshSeconds * 1000) {
      // A failure behind the scenes leaves what is kept; the next caller tries again.
      refresh().catch(() => undefined);
    }
    return kept;
  }

  const unknownOf = ({ byId }: Directory, ids: readonly string[]) => ids.filter((id) => !byId.has(id));

  return {
    /** @throws {KeepnetError} when it was never read and cannot be read now */
    get,
    /** Reads it anew and waits for that. */
    refresh,
    /** @throws {ProblemError} `invalid_request` at the field, naming ids that a fresh directory does not know either */
    async assertKnown(field: string, ids: readonly string[]): Promise<void> {
      if (unknownOf(await get(), ids).length === 0) return;
      const unknown = unknownOf(await refresh(), ids);
      if (unknown.length === 0) return;
      const message = `Keepnet lists no such company: ${unknown.join(', ')}`;
      throw new ProblemError('invalid_request', { errors: [{ field, message }] });
    },
  };
}

export type CompanyDirectory = ReturnType<typeof createDirectory>;
