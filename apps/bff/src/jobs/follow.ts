import type { JobRow } from '../db/schema.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Batches } from './batch.ts';
import { keptOf } from './batch.ts';
import { type ItemRows, isLeft } from './item-rows.ts';
import type { Kept } from './kind.ts';
import type { Kinds } from './kinds.ts';
import type { JobRows } from './rows.ts';
import type { RunStore } from './run-store.ts';
import type { JobSeal, StoredInput } from './sealing.ts';
import { starterOf } from './transitions.ts';

/** Items that are read, and asked about, at once. */
const readAtOnce = 1000;
const askedAtOnce = 20;

type Of = NonNullable<StoredInput['of']>;

interface Parts {
  rows: JobRows;
  items: ItemRows;
  kinds: Kinds;
  batches: Batches;
  store: Pick<RunStore, 'settleUnknown'>;
  seal: JobSeal;
}

/** Says what a plan that follows from another one is made from. */
export function createFollow({ rows, items, kinds, batches, store, seal }: Parts) {
  async function everyItem(jobId: string) {
    const all = [];
    for (let after = 0; ; ) {
      const page = await items.page(jobId, { after, limit: readAtOnce });
      all.push(...page);
      after = page.at(-1)?.ordinal ?? 0;
      if (page.length < readAtOnce) return all;
    }
  }

  /** Finds out once more what became of items whose answer was lost. */
  async function reconcile(job: JobRow): Promise<void> {
    const kind = kinds.of(job.kind);
    const unknown = (await everyItem(job.id)).filter(({ state }) => state === 'unknown');
    for (let from = 0; from < unknown.length; from += askedAtOnce) {
      await Promise.all(
        unknown.slice(from, from + askedAtOnce).map(async (row) => {
          const judgement = await batches.recall(job, kind, row, starterOf(job));
          if (judgement !== undefined) await store.settleUnknown(job.id, row.ordinal, judgement);
        }),
      );
    }
  }

  /** @throws {ProblemError} `job_state` where the other plan has nothing left for it */
  return async function follow(_job: JobRow, { job: from, how, people }: Of): Promise<unknown> {
    const before = await rows.get(from);
    const stored = before && seal.openInput(before.sealed_input);
    if (before === undefined || stored === undefined || stored.of !== null) {
      throw new ProblemError('job_state', { detail: 'The data of the plan is gone.' });
    }
    const kind = kinds.of(before.kind);
    if (how === 'retry') await reconcile(before);
    const all = await everyItem(before.id);
    const chosen = all.filter((item) => (how === 'take-back' ? item.state === 'done' : isLeft(item)));
    if (chosen.length === 0) throw new ProblemError('job_state', { detail: 'Nothing is left to be done.' });
    const kept = chosen.map((row): Kept<unknown> => keptOf(seal, row));
    return how === 'retry' ? kind.again(stored.input, kept) : kind.takeBack(stored.input, kept, people);
  };
}

export type Following = ReturnType<typeof createFollow>;
