import type { Transaction } from 'kysely';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import type { JobRow, Schema } from '../db/schema.ts';
import type { ItemRows } from './item-rows.ts';
import { starterOf, type Transitions } from './transitions.ts';
import type { Uploads } from './uploads.ts';

const dayMs = 86_400_000;
/** Milliseconds after which a plan that waits for a person is given up. */
const expiresMs = 7 * dayMs;
/** Plans that one round ends, and wipes. */
const atOnce = 20;

interface Parts {
  database: Database;
  items: Pick<ItemRows, 'counts'>;
  transitions: Transitions;
  uploads: Pick<Uploads, 'dropOrphans'>;
  retentionDays: number;
  log: Logger;
  now: () => number;
}

/** Expires plans that have waited for a person for a week, and wipes the personal data of those whose retention is over. */
export function createRetention(parts: Parts) {
  const { database, items, transitions, uploads, retentionDays, log, now } = parts;
  const { kysely } = database;

  async function expire(id: string): Promise<void> {
    await transitions.locked(id, async (transaction, row) => {
      const isWaiting = row.state === 'planned' || row.state === 'paused';
      if (!isWaiting || row.touched_at > now() - expiresMs) return;
      if ((await items.counts(id, transaction)).counts.running > 0) return;
      const event = { action: 'job.finish', outcome: 'cancelled', detail: { reason: 'expired' } } as const;
      const by = { person: starterOf(row), requestId: row.request_id };
      await transitions.end(transaction, row, 'cancelled', event, by);
    });
  }

  /** Keeps which records were created: a proof after a lost answer may still find them. */
  async function wipeWrites(transaction: Transaction<Schema>, jobId: string): Promise<void> {
    await transaction
      .insertInto('made_records')
      .columns(['resource_id'])
      .expression((from) =>
        from
          .selectFrom('writes')
          .select('resource_id')
          .distinct()
          .where('job_id', '=', jobId)
          .where('resource_id', 'is not', null)
          .$narrowType<{ resource_id: string }>(),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const ofJob = transaction.deleteFrom('writes').where('job_id', '=', jobId);
    await ofJob.where('state', '=', 'settled').execute();
    const left = transaction.updateTable('writes').set({ target: '' }).where('job_id', '=', jobId);
    await left.where('state', '=', 'unknown').execute();
  }

  async function wipe({ id }: Pick<JobRow, 'id'>): Promise<void> {
    await database.transaction(async (transaction) => {
      await transaction.updateTable('job_items').set({ sealed: null }).where('job_id', '=', id).execute();
      await wipeWrites(transaction, id);
      await transaction
        .updateTable('jobs')
        .set({ sealed_input: null, sealed_words: null, wiped_at: now() })
        .where('id', '=', id)
        .execute();
    });
    log.info({ jobId: id }, 'wiped the personal data of a plan');
  }

  return async function keepTidy(): Promise<void> {
    await uploads.dropOrphans();
    const waiting = await kysely
      .selectFrom('jobs')
      .select('id')
      .where('state', 'in', ['planned', 'paused'])
      .where('touched_at', '<=', now() - expiresMs)
      .limit(atOnce)
      .execute();
    for (const { id } of waiting) await expire(id);
    const ended = await kysely
      .selectFrom('jobs')
      .select('id')
      .where('finished_at', '<=', now() - retentionDays * dayMs)
      .where('wiped_at', 'is', null)
      .limit(atOnce)
      .execute();
    for (const row of ended) await wipe(row);
  };
}
