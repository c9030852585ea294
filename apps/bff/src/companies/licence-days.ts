import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CompanyRow } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { LicenceDayRow } from '../db/schema.ts';
import { outageOf } from '../platform/outage.ts';
import type { Directory } from './directory.ts';

/** Days that rows are kept: a year and the one before, plus a month to compare them. */
const keptDays = 400;
/** Milliseconds between two writes for the same day. The first is immediate. */
const everyMs = 10 * 60_000;
/** Milliseconds before a failed write is tried again. */
const againMs = 60_000;
/** Companies per statement. SQLite works on the thread that answers requests. */
const batchSize = 250;
const dayMs = 86_400_000;

/** The UTC date of a time. */
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

const toRow = (day: string, company: CompanyRow): LicenceDayRow => ({
  day,
  company_id: company.id,
  active_users: company.activeUsers,
  inactive_users: company.inactiveUsers,
  deleted_users: company.deletedUsers,
  monthly_active_users: company.monthlyActiveUsers,
  user_limit: company.userLimit,
  licence_ends_at: company.licenceEndsAt,
});

const isSame = (a: LicenceDayRow, b: LicenceDayRow | undefined): boolean =>
  b !== undefined &&
  a.active_users === b.active_users &&
  a.inactive_users === b.inactive_users &&
  a.deleted_users === b.deleted_users &&
  a.monthly_active_users === b.monthly_active_users &&
  a.user_limit === b.user_limit &&
  a.licence_ends_at === b.licence_ends_at;

/** Ignores counts that are not whole numbers. */
const isCounted = (row: LicenceDayRow): boolean =>
  [row.active_users, row.inactive_users, row.deleted_users, row.monthly_active_users].every(
    Number.isSafeInteger,
  );

const byId = (a: LicenceDayRow, b: LicenceDayRow): number => (a.company_id < b.company_id ? -1 : 1);

/**
 * Stores how each company used its licence on each UTC day, from the directories that are read anyway; the last of the day counts. The
 * replica that read the directory writes the changed rows in the background.
 */
export function createLicenceDays({
  database: { kysely },
  log,
  now = Date.now,
}: {
  database: Database;
  log: Logger;
  now?: (() => number) | undefined;
}) {
  /** The latest directory of each day still to be written. */
  const waiting = new Map<string, Directory>();
  let latestDay = '';
  let prunedDay = '';
  let dueAt = 0;
  let writing: Promise<void> | undefined;

  async function writeBatch(day: string, rows: readonly LicenceDayRow[]): Promise<void> {
    const ids = rows.map(({ company_id }) => company_id);
    const there = await kysely
      .selectFrom('licence_days')
      .selectAll()
      .where('day', '=', day)
      .where('company_id', 'in', ids)
      .execute();
    const known = new Map(there.map((row) => [row.company_id, row]));
    const changed = rows.filter((row) => !isSame(row, known.get(row.company_id)));
    if (changed.length === 0) return;
    await kysely
      .insertInto('licence_days')
      .values(changed)
      .onConflict((conflict) =>
        conflict.columns(['day', 'company_id']).doUpdateSet(({ ref }) => ({
          active_users: ref('excluded.active_users'),
          inactive_users: ref('excluded.inactive_users'),
          deleted_users: ref('excluded.deleted_users'),
          monthly_active_users: ref('excluded.monthly_active_users'),
          user_limit: ref('excluded.user_limit'),
          licence_ends_at: ref('excluded.licence_ends_at'),
        })),
      )
      .execute();
  }

  async function write(day: string, { companies }: Directory): Promise<void> {
    // Every replica writes in the same order, which rules out deadlocks.
    const rows = companies
      .map((company) => toRow(day, company))
      .filter(isCounted)
      .sort(byId);
    for (let from = 0; from < rows.length; from += batchSize) {
      await writeBatch(day, rows.slice(from, from + batchSize));
      await nextTurn();
    }
  }

  async function prune(today: string): Promise<void> {
    if (prunedDay === today) return;
    await kysely
      .deleteFrom('licence_days')
      .where('day', '<', dayOf(now() - keptDays * dayMs))
      .execute();
    prunedDay = today;
  }

  async function writeWaiting(): Promise<void> {
    // At its beginning: a new day that begins meanwhile is due at once.
    dueAt = now() + everyMs;
    try {
      for (const [day, directory] of [...waiting].sort()) {
        await write(day, directory);
        // A later directory of the same day may have arrived.
        if (waiting.get(day) === directory) waiting.delete(day);
      }
      await prune(dayOf(now()));
    } catch (error) {
      dueAt = now() + againMs;
      const storage = outageOf(error)?.code;
      log.error({ storage, error: String(error) }, 'licence rows could not be written, and are tried again');
    }
  }

  /** One write at a time; never rejects. */
  function begin(): void {
    writing ??= writeWaiting().finally(() => {
      writing = undefined;
      beginIfDue();
    });
  }

  function beginIfDue(): void {
    if (waiting.size > 0 && now() >= dueAt) begin();
  }

  const timer = setInterval(beginIfDue, againMs);
  timer.unref();

  return {
    /** Queues a complete directory. Returns immediately. */
    note(directory: Directory): void {
      const day = dayOf(directory.readAt);
      if (day !== latestDay) dueAt = 0;
      latestDay = day;
      waiting.set(day, directory);
      beginIfDue();
    },

    /** Writes what is queued, then stops. */
    async close(): Promise<void> {
      clearInterval(timer);
      while (writing !== undefined) await writing;
      if (waiting.size > 0) await writeWaiting();
    },
  };
}
