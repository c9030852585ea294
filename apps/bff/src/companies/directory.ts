import { fieldProblem } from '@reseller-console/contract';
import { type CompanyRow, type Keepnet, KeepnetError } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import { type Paging, readEveryPage } from '../platform/every-page.ts';
import { ProblemError } from '../platform/problem.ts';

/** Milliseconds that the directory is answered without asking Keepnet again. */
const freshMs = 60_000;
/** Milliseconds after which the directory is too old to show. Callers then wait for a new one, or get an error. */
const oldestMs = 300_000;
/** Milliseconds that a refresh is skipped because the directory was just read. */
const justReadMs = 5_000;
/** More than any reseller has. */
export const maxCompanies = 100_000;

/** Every company of the reseller, sorted by name. */
export interface Directory {
  companies: readonly CompanyRow[];
  byId: ReadonlyMap<string, CompanyRow>;
  /** When it was read, in milliseconds since the epoch. */
  readAt: number;
}

/**
 * Caches the directory of companies. It is read completely or not at all, by one reading at a time. For 60 seconds it is answered from
 * memory; up to five minutes it is still answered at once and read again in the background; after that, callers wait. `onWhole` gets each
 * new directory.
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
      // If it fails, the old directory stays and the next caller tries again.
      refresh().catch(() => undefined);
    }
    return kept;
  }

  const unknownOf = ({ byId }: Directory, ids: readonly string[]) => ids.filter((id) => !byId.has(id));

  return {
    /** @throws {KeepnetError} there is none younger than five minutes, and it cannot be read now */
    get,
    /** Reads it again and waits, unless it was read within the last five seconds. @throws {KeepnetError} it cannot be read */
    refresh,
    /** @throws {ProblemError} `invalid_request` at the field, naming the ids that even a fresh directory does not have */
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
