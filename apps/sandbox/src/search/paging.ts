import { invalid } from '../http/refusal.ts';
import type { Modes } from '../store/modes.ts';
import { type Bound, bind } from './bind.ts';
import type { Searchable } from './fields.ts';
import { type Field, sortKey } from './fields.ts';
import { filterTest } from './filter.ts';
import type { Test } from './item.ts';
import { sorted } from './order.ts';

/** A checked search body. `extra` holds the members that only this endpoint has. */
export interface Query<Row> {
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly orderBy: Field<Row>;
  readonly ascending: boolean;
  readonly test: Test<Row> | null;
  /** Equal for equal filters. */
  readonly filterKey: string;
  readonly extra: Bound;
}

export interface Page<Out> {
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly totalNumberOfPages: number;
  readonly totalNumberOfRecords: number;
  readonly results: Out[];
}

const PAGING = ['pageNumber', 'pageSize', 'orderBy', 'ascending'];

function whole(bound: Bound, name: string, most: number): number {
  const value = bound.get(name);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > most) {
    throw invalid(`${name} must be a whole number from 1 to ${most}`);
  }
  return value;
}

/** Checks a search body: all five members are required (A22), or the first four when `filtered` is false. */
export function readQuery<Row>(
  body: unknown,
  search: Searchable<Row>,
  { extra = [], filtered = true }: { extra?: readonly string[]; filtered?: boolean } = {},
): Query<Row> {
  const bound = bind(body, [...PAGING, ...(filtered ? ['filter'] : []), ...extra], 'Body');
  const orderBy = bound.get('orderBy');
  if (typeof orderBy !== 'string' || orderBy === '') throw invalid('orderBy is required');
  const field = search.fields.find((each) => each.sort && each.name.toLowerCase() === orderBy.toLowerCase());
  if (field === undefined) throw invalid(`orderBy ${orderBy.slice(0, 64)} is unknown`);
  const ascending = bound.get('ascending');
  if (typeof ascending !== 'boolean') throw invalid('ascending is required');
  return {
    pageNumber: whole(bound, 'pageNumber', 2_147_483_647),
    pageSize: whole(bound, 'pageSize', 99_999),
    orderBy: field,
    ascending,
    test: filtered ? filterTest(bound.get('filter'), search, extra.includes('exportType')) : null,
    filterKey: JSON.stringify(bound.get('filter') ?? null),
    extra: bound,
  };
}

/** The rows that match, in order. */
export function select<Row>(query: Query<Row>, rows: readonly Row[]): readonly Row[] {
  const matching = query.test === null ? rows : rows.filter(query.test);
  const ordered = sorted(matching, (row) => sortKey(query.orderBy, row));
  return query.ascending ? ordered : ordered.reverse();
}

/** The wanted page of matching rows; `pages` is the mode of that name. */
export function pageOf<Row, Out>(
  query: Pick<Query<Row>, 'pageNumber' | 'pageSize'>,
  rows: readonly Row[],
  present: (row: Row) => Out,
  pages: Modes['pages'] = 'steady',
): Page<Out> {
  const { pageNumber, pageSize } = query;
  const start = (pageNumber - 1) * pageSize;
  const mode = pageNumber > 1 ? pages : 'steady';
  const page = rows.slice(start, start + pageSize);
  const before = rows[start - 1];
  if (mode === 'shrink') page.pop();
  if (mode === 'repeat' && before !== undefined) page.splice(0, 1, before);
  return {
    pageNumber,
    pageSize,
    totalNumberOfPages: Math.ceil(rows.length / pageSize),
    totalNumberOfRecords: rows.length + (mode === 'recount' ? 1 : 0),
    results: page.map(present),
  };
}
