import { type JobItem, listJobItems, type QueryOf } from '@reseller-console/contract';
import { useCallback, useRef, useState } from 'react';
import { call } from '../../../../shared/api.ts';
import type { ImportSession } from '../model/import-session.ts';
import type { CheckedRow } from '../worker/protocol.ts';

/** Items that the server sends at a time. */
const page = 100;

/** What of a plan is shown; empty for all of it. */
export type ItemFilter = Pick<Partial<QueryOf<typeof listJobItems>>, 'verdict' | 'code'>;

/** An item with the row of the file that it was made from; undefined for a person who is not in the file. */
export interface PlanRow {
  readonly item: JobItem;
  readonly row: CheckedRow | undefined;
}

interface Loaded {
  readonly items: Map<number, PlanRow>;
  /** Pages that are asked for, by their first index. */
  readonly asked: Set<number>;
  cursor: string | undefined;
  ended: boolean;
}

const nothing = (): Loaded => ({
  items: new Map(),
  asked: new Set(),
  cursor: undefined,
  ended: false,
});

/**
 * The items of one plan and one filter, with their rows, as they come into sight. Without a filter, the items are in the order of the rows, and
 * any part of them can be read; with one, they are read from the first.
 */
export function useItems(session: ImportSession, jobId: string, filter: ItemFilter) {
  const loaded = useRef(nothing());
  const reading = useRef(false);
  const sight = useRef<readonly [from: number, to: number]>([0, page]);
  const [, redraw] = useState(0);
  const [error, setError] = useState<unknown>();
  const isWhole = filter.verdict === undefined && filter.code === undefined;
  const { verdict, code } = filter;

  const take = useCallback(
    async (into: Loaded, first: number, cursor: string | undefined) => {
      const query = { verdict, code, cursor };
      const answer = await call(listJobItems, { params: { jobId }, query });
      const lines = answer.items.map(({ line }) => line ?? -1);
      const rows = await session.worker().ask('lines', { lines });
      for (const [at, item] of answer.items.entries()) {
        into.items.set(first + at, { item, row: rows[at] ?? undefined });
      }
      return answer.nextCursor;
    },
    [session, jobId, verdict, code],
  );

  const load = useCallback(
    async (from: number, to: number) => {
      const into = loaded.current;
      try {
        if (isWhole) {
          for (let first = Math.floor(from / page) * page; first < to; first += page) {
            if (into.asked.has(first)) continue;
            into.asked.add(first);
            try {
              await take(into, first, first === 0 ? undefined : String(first));
            } catch (thrown) {
              into.asked.delete(first);
              throw thrown;
            }
            redraw((times) => times + 1);
          }
        } else {
          if (reading.current) return;
          reading.current = true;
          while (!into.ended && into.items.size < sight.current[1]) {
            const next = await take(into, into.items.size, into.cursor);
            into.ended = next === null;
            into.cursor = next ?? undefined;
            redraw((times) => times + 1);
          }
        }
        setError(undefined);
      } catch (thrown) {
        setError(thrown);
      } finally {
        reading.current = false;
      }
    },
    [isWhole, take],
  );

  const onSight = useCallback(
    (from: number, to: number) => {
      sight.current = [from, to];
      void load(from, to);
    },
    [load],
  );
  return {
    rowAt: (index: number) => loaded.current.items.get(index),
    onSight,
    error,
    onRetry: () => void load(...sight.current),
  };
}
