import type { CompanyRow, Keepnet } from '@reseller-console/keepnet';
import { ProblemError } from '../http/problem.ts';

/** Milliseconds for which the directory answers without asking Keepnet again. */
const freshMs = 60_000;
/** Milliseconds after which it is too old to be shown as how things are: callers wait for a new one, or are told that there is none. */
const oldestMs = 300_000;
/** Milliseconds for which even somebody who misses a company gets what was just read. */
const justReadMs = 5_000;
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

/** Reads every page; `complete` unless a company moved between two pages meanwhile, and is here twice or not at all. */
async function readAll(keepnet: Keepnet): Promise<{ byId: Map<string, CompanyRow>; complete: boolean }> {
  const query = { pageSize, sort: 'name', order: 'asc', filters: {} } as const;
  const first = await keepnet.companies.search({ ...query, page: 1 });
  const pageCount = Math.min(first.pageCount, mostPages);
  const rest = Array.from({ length: Math.max(0, pageCount - 1) }, (_, index) =>
    keepnet.companies.search({ ...query, page: index + 2 }),
  );
  const pages = [first, ...(await Promise.all(rest))];
  const byId = new Map(pages.flatMap(({ items }) => items).map((row) => [row.id, row]));
  return { byId, complete: byId.size === first.total };
}

/**
 * Keeps the directory of companies: read whole, once at a time, answered from memory for 60 seconds and then still at once
 * while it is read anew behind, for five minutes at most. The first read, and one of an old directory, makes its callers wait.
 * `onWhole` is told of each that has every company.
 */
export function createDirectory(
  keepnet: Keepnet,
  now: () => number = Date.now,
  onWhole: (directory: Directory) => void = () => {},
) {
  let kept: Directory | undefined;
  let reading: Promise<Directory> | undefined;

  async function read(): Promise<Directory> {
    const first = await readAll(keepnet);
    const { byId, complete } = first.complete ? first : await readAll(keepnet);
    const collator = new Intl.Collator('en');
    const companies = [...byId.values()].sort((a, b) => collator.compare(a.name, b.name));
    kept = { companies, byId, readAt: now() };
    if (complete) onWhole(kept);
    return kept;
  }

  const age = (): number => (kept === undefined ? Number.POSITIVE_INFINITY : now() - kept.readAt);

  async function refresh(): Promise<Directory> {
    if (kept !== undefined && age() < justReadMs) return kept;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  }

  async function get(): Promise<Directory> {
    if (kept === undefined || age() >= oldestMs) return refresh();
    if (age() >= freshMs) {
      // A failure behind the scenes leaves what is kept; the next caller tries again.
      refresh().catch(() => undefined);
    }
    return kept;
  }

  const unknownOf = ({ byId }: Directory, ids: readonly string[]) => ids.filter((id) => !byId.has(id));

  return {
    /** @throws {KeepnetError} when it was never read, or more than five minutes ago, and cannot be read now */
    get,
    /** Reads it anew unless that was done within the last five seconds, and waits for that. */
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
