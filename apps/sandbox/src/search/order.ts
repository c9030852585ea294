const compare = (left: string | number, right: string | number): number =>
  left === right ? 0 : left < right ? -1 : 1;

/**
 * Items in ascending order of a key; equal ones keep their order. Items are bucketed by key first, since most columns
 * have few distinct values and only those need sorting.
 */
export function sorted<Item>(items: readonly Item[], key: (item: Item) => string | number): Item[] {
  const buckets = new Map<string | number, Item[]>();
  for (const item of items) {
    const value = key(item);
    const bucket = buckets.get(value);
    if (bucket === undefined) buckets.set(value, [item]);
    else bucket.push(item);
  }
  const values = [...buckets.keys()].sort(compare);
  const result: Item[] = [];
  for (const value of values) for (const item of buckets.get(value) ?? []) result.push(item);
  return result;
}

/** Puts an item behind its equals among items that are already in the order of the key. */
export function insertSorted<Item>(items: Item[], key: (item: Item) => string | number, item: Item): void {
  const value = key(item);
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = items[middle];
    if (candidate !== undefined && compare(key(candidate), value) <= 0) low = middle + 1;
    else high = middle;
  }
  items.splice(low, 0, item);
}
