import { z } from 'zod';
import type { Page } from '../page.ts';
import { rows } from './values.ts';

/** The page envelope inside `data` of every search. */
export const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({
    pageNumber: z.number().nullish(),
    pageSize: z.number().nullish(),
    totalNumberOfPages: z.number().nullish(),
    totalNumberOfRecords: z.number(),
    results: rows(row),
    limitExceededCompanyCount: z.number().nullish(),
  });

interface WirePage<T> {
  pageNumber?: number | null | undefined;
  pageSize?: number | null | undefined;
  totalNumberOfPages?: number | null | undefined;
  totalNumberOfRecords: number;
  results: T[];
}

/** Maps a page; rows that `map` cannot name are left out, and counted (A7). */
export function readPage<W, T>(
  wire: WirePage<W>,
  asked: { page: number; pageSize: number },
  map: (row: W) => T | undefined,
): Page<T> {
  const pageSize = wire.pageSize || asked.pageSize;
  const items = wire.results.map(map).filter((item) => item !== undefined);
  return {
    items,
    unreadable: wire.results.length - items.length,
    page: wire.pageNumber || asked.page,
    pageSize,
    pageCount: wire.totalNumberOfPages ?? Math.ceil(wire.totalNumberOfRecords / pageSize),
    total: wire.totalNumberOfRecords,
  };
}

/** Success itself is the answer of a change; its id may be missing. */
export const changed = z.unknown();

/** `data` of every create. */
export const created = z.object({ resourceId: z.string().min(1) });
