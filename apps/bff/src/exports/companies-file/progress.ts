import { ExportProgress } from '@reseller-console/contract';
import type { Database } from '../../db/database.ts';
import type { Leases } from '../../platform/lease.ts';
import { ProblemError } from '../../platform/problem.ts';
import { maxExportMs } from '../slots.ts';
import type { Tally } from './tally.ts';

/** Milliseconds between two notes of one file. */
const noteMs = 1_000;
/** Milliseconds that it can be read. */
const keptMs = 86_400_000;

/**
 * Stores how far files over companies have come. The page that receives one asks any replica. A file whose process has died counts as
 * ended.
 */
export function createProgress({ kysely }: Database, leases: Leases, now: () => number) {
  return {
    /** Notes the progress of a file until the returned function is called. */
    async begin(id: string, personId: string, tally: Tally): Promise<() => Promise<void>> {
      const textOf = () => JSON.stringify(tally.progress());
      await kysely
        .deleteFrom('export_progress')
        .where('at', '<', now() - keptMs)
        .execute();
      let noted = textOf();
      await kysely
        .insertInto('export_progress')
        .values({ id, person_id: personId, at: now(), progress: noted, ...leases.take(maxExportMs) })
        .execute();
      async function note(): Promise<void> {
        const progress = textOf();
        if (progress === noted) return;
        noted = progress;
        // The next note makes up for one that fails; the file itself does not need it.
        await kysely
          .updateTable('export_progress')
          .set({ progress })
          .where('id', '=', id)
          .execute()
          .catch(() => undefined);
      }
      let noting = Promise.resolve();
      const timer = setInterval(() => {
        noting = noting.then(note);
      }, noteMs);
      return async () => {
        clearInterval(timer);
        tally.hasEnded = true;
        await noting.then(note);
      };
    },

    /** @throws {ProblemError} `not_found` for a file of another person, and for one that began more than a day ago */
    async read(id: string, personId: string): Promise<ExportProgress> {
      const row = await kysely
        .selectFrom('export_progress')
        .select(['progress', leases.isFree('export_progress').as('is_free')])
        .where('id', '=', id)
        .where('person_id', '=', personId)
        .executeTakeFirst();
      if (row === undefined) throw new ProblemError('not_found');
      const progress = ExportProgress.parse(JSON.parse(row.progress));
      return row.is_free ? { ...progress, state: 'ended' } : progress;
    },
  };
}

export type Progress = ReturnType<typeof createProgress>;
