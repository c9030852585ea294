import { invalid } from '../http/refusal.ts';
import { type Bound, bind } from './bind.ts';
import type { Field } from './fields.ts';
import { filterTest, type Searchable } from './filter.ts';
import type { Test } from './item.ts';
import { sorted } from './order.ts';

/** A checked search body. `extra` holds the members that only this endpoint has. */
export interface Query<Row> {
  readonly pageNumber: number;
  readonly pageSize: number;
  readonly orderBy: Field<Row>;
  readonly ascending: boolean;
  readonly test: Test<Row> | null;
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
    test: filtered ? filterTest(bound.get('filter'), search) : null,
    extra: bound,
  };
}

/** The rows that match, in order. `kept` gives rows already in ascending order where such an order is kept. */
export function select<Row>(
  query: Query<Row>,
  rows: readonly Row[],
  kept: (field: Field<Row>) => readonly Row[] = (field) => sorted(rows, field),
): readonly Row[] {
  const ordered = kept(query.orderBy);
  const matching = query.test === null ? ordered : ordered.filter(query.test);
  return query.ascending ? matching : matching.toReversed();
}

/** The wanted page of matching rows. */
export function pageOf<Row, Out>(
  query: Pick<Query<Row>, 'pageNumber' | 'pageSize'>,
  rows: readonly Row[],
  present: (row: Row) => Out,
): Page<Out> {
  const { pageNumber, pageSize } = query;
  const start = (pageNumber - 1) * pageSize;
  return {
    pageNumber,
    pageSize,
    totalNumberOfPages: Math.ceil(rows.length / pageSize),
    totalNumberOfRecords: rows.length,
    results: rows.slice(start, start + pageSize).map(present),
  };
}
