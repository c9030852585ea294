import { useCallback, useEffect, useRef, useState } from 'react';
import type { ImportSession } from '../model/import-session.ts';
import type { CheckedRow, RowFilter } from '../worker/protocol.ts';

const page = 100;

interface Pages {
  readonly key: string;
  readonly rows: Map<number, CheckedRow>;
  readonly asked: Set<number>;
}

/** Rows of the worker, a page at a time as they come into sight. What was there is shown until what replaces it has come. */
export function useRows(session: ImportSession, filter: RowFilter, version: number) {
  const key = `${filter}:${version}`;
  const pages = useRef<Pages>({ key, rows: new Map(), asked: new Set() });
  const [, redraw] = useState(0);
  const sight = useRef<[number, number]>([0, page]);

  const onSight = useCallback(
    (from: number, to: number) => {
      sight.current = [from, to];
      for (let first = Math.floor(from / page) * page; first < to; first += page) {
        const { current } = pages;
        if (current.asked.has(first)) continue;
        current.asked.add(first);
        session
          .worker()
          .ask('rows', { filter, from: first, to: first + page })
          .then(
            (rows) => {
              for (const [at, row] of rows.entries()) current.rows.set(first + at, row);
              if (pages.current === current) redraw((times) => times + 1);
            },
            () => current.asked.delete(first),
          );
      }
    },
    [session, filter],
  );
  useEffect(() => {
    if (pages.current.key !== key) {
      const isSameFilter = pages.current.key.startsWith(`${filter}:`);
      const rows = isSameFilter ? pages.current.rows : new Map<number, CheckedRow>();
      pages.current = { key, rows: new Map(rows), asked: new Set() };
      redraw((times) => times + 1);
    }
    onSight(...sight.current);
  }, [key, filter, onSight]);
  const rowAt = useCallback((index: number) => pages.current.rows.get(index), []);
  return { rowAt, onSight };
}
