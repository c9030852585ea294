import { type Field, sortKey } from './fields.ts';

const compare = (left: string | number, right: string | number): number =>
  left === right ? 0 : left < right ? -1 : 1;

/**
 * Rows in ascending order of a field; equal rows keep their order. Rows are bucketed by key first, since most columns
 * have few distinct values and only those need sorting.
 */
export function sorted<Row>(rows: readonly Row[], field: Field<Row>): Row[] {
  const buckets = new Map<string | number, Row[]>();
  for (const row of rows) {
    const key = sortKey(field, row);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [row]);
    else bucket.push(row);
  }
  const keys = [...buckets.keys()].sort(compare);
  const result: Row[] = [];
  for (const key of keys) for (const row of buckets.get(key) ?? []) result.push(row);
  return result;
}

/** Puts a row behind its equals in rows that are already in the order of the field. */
export function insertSorted<Row>(rows: Row[], field: Field<Row>, row: Row): void {
  const key = sortKey(field, row);
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = rows[middle];
    if (candidate !== undefined && compare(sortKey(field, candidate), key) <= 0) low = middle + 1;
    else high = middle;
  }
  rows.splice(low, 0, row);
}
