import type { JobItemRow, JobRow } from '../db/schema.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Batches } from './batch.ts';
import type { ItemRows } from './item-rows.ts';
import type { Kinds } from './kinds.ts';
import type { RunStore } from './run-store.ts';
import { starterOf } from './transitions.ts';

/** Finds out again what became of an item whose answer was lost. */
export function createCheck({
  items,
  kinds,
  batches,
  store,
}: {
  items: ItemRows;
  kinds: Kinds;
  batches: Batches;
  store: Pick<RunStore, 'settleUnknown'>;
}) {
  async function get(job: JobRow, ordinal: number): Promise<JobItemRow> {
    const row = await items.get(job.id, ordinal);
    if (row === undefined) throw new ProblemError('not_found');
    return row;
  }

  /**
   * Sends nothing. An item that is not unknown is answered as it is.
   * @throws {ProblemError} `not_found`; `job_state` once the data of the plan is wiped
   */
  return async function check(job: JobRow, ordinal: number): Promise<JobItemRow> {
    const row = await get(job, ordinal);
    if (row.state !== 'unknown') return row;
    if (row.sealed === null) throw new ProblemError('job_state', { detail: 'The data of the plan is gone.' });
    const judgement = await batches.recall(job, kinds.of(job.kind), row, starterOf(job));
    if (judgement !== undefined) await store.settleUnknown(job.id, ordinal, judgement);
    return get(job, ordinal);
  };
}
