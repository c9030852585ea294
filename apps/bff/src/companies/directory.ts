import { fieldProblem } from '@reseller-console/contract';
import { type CompanyRow, type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import { type Paging, readEveryPage } from '../platform/every-page.ts';
import { ProblemError } from '../platform/problem.ts';

/** Milliseconds for which the directory answers without asking Keepnet again. */
const freshMs = 60_000;
/** Milliseconds after which it is too old to be shown as how things are: callers wait for a new one, or are told that there is none. */
const oldestMs = 300_000;
/** Milliseconds for which even somebody who misses a company gets what was just read. */
const justReadMs = 5_000;
/** More companies than any reseller has. */
export const maxCompanies = 100_000;

/** Every company of the reseller, sorted by name. */
export interface Directory {
  companies: readonly CompanyRow[];
  byId: ReadonlyMap<string, CompanyRow>;
  /** Milliseconds since the epoch at which this was read. */
  readAt: number;
}

/**
 * Keeps the directory of companies: read whole or not at all, once at a time, answered from memory for 60 seconds and then still at once
 * while it is read anew behind, for five minutes at most. The first read, and one of an old directory, makes its callers wait.
 * `onWhole` is told of each reading.
 */
export function createDirectory(
  keepnet: Keepnet,
  log: Logger,
  now: () => number = Date.now,
  onWhole: (directory: Directory) => void = () => {},
) {
  let kept: Directory | undefined;
  let reading: Promise<Directory> | undefined;

  const readPage = (paging: Paging) =>
    keepnet.companies.search({ ...paging, sort: 'name', order: 'asc', filters: {} });

  async function read(): Promise<Directory> {
    try {
      const { items, unreadable } = await readEveryPage(readPage, maxCompanies);
      if (unreadable > 0) log.warn({ unreadable }, 'Keepnet lists companies without an id or a name');
      const collator = new Intl.Collator('en');
      const companies = items.sort((a, b) => collator.compare(a.name, b.name));
      kept = { companies, byId: new Map(companies.map((row) => [row.id, row])), readAt: now() };
      onWhole(kept);
      return kept;
    } catch (error) {
      const { kind, code } = error instanceof KeepnetError ? error : { kind: 'internal', code: undefined };
      log.warn(
        { kind, code },
        'the companies could not be read; those read before are used until they are too old',
      );
      throw error;
    }
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
    /** @throws {KeepnetError} when it was never read, or more than five minutes ago, and cannot be read whole now */
    get,
    /** Reads it anew unless that was done within the last five seconds, and waits for that. @throws {KeepnetError} when it cannot */
    refresh,
    /** @throws {ProblemError} `invalid_request` at the field, naming ids that a fresh directory does not know either */
    async assertKnown(field: string, ids: readonly string[]): Promise<void> {
      if (unknownOf(await get(), ids).length === 0) return;
      const unknown = unknownOf(await refresh(), ids);
      if (unknown.length === 0) return;
      const problem = fieldProblem('unknown_company', { ids: unknown.join(', ') });
      throw new ProblemError('invalid_request', { errors: [{ field, ...problem }] });
    },
  };
}

export type CompanyDirectory = ReturnType<typeof createDirectory>;
