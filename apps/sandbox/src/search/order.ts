type Key = string | number;

const RUN = 4096;

const compare = (left: Key, right: Key): number => (left === right ? 0 : left < right ? -1 : 1);

function merged(left: readonly Key[], right: readonly Key[]): Key[] {
  const result: Key[] = [];
  let from = 0;
  for (const key of left) {
    for (let next = right[from]; next !== undefined && next < key; next = right[from]) {
      result.push(next);
      from++;
    }
    result.push(key);
  }
  for (; from < right.length; from++) {
    const rest = right[from];
    if (rest !== undefined) result.push(rest);
  }
  return result;
}

/** Distinct keys in ascending order, in steps of a few milliseconds: sorted runs, then merges of two neighbours. */
function* sortKeys(keys: readonly Key[]): Generator<void, readonly Key[]> {
  let runs: Key[][] = [];
  for (let start = 0; start < keys.length; start += RUN) {
    runs.push(keys.slice(start, start + RUN).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: Key[][] = [];
    for (let index = 0; index < runs.length; index += 2) {
      longer.push(merged(runs[index] ?? [], runs[index + 1] ?? []));
      yield;
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

/**
 * Items in ascending order of a key, in small steps; equal ones keep their order. Items are bucketed by key first, since
 * most columns have few distinct values and only those need sorting.
 */
export function* sortSteps<Item>(items: readonly Item[], key: (item: Item) => Key): Generator<void, Item[]> {
  const buckets = new Map<Key, Item[]>();
  for (const [index, item] of items.entries()) {
    const value = key(item);
    const bucket = buckets.get(value);
    if (bucket === undefined) buckets.set(value, [item]);
    else bucket.push(item);
    if (index % RUN === RUN - 1) yield;
  }
  const values = yield* sortKeys([...buckets.keys()]);
  const result: Item[] = [];
  for (const value of values) for (const item of buckets.get(value) ?? []) result.push(item);
  return result;
}

/** The same at once. */
export function sorted<Item>(items: readonly Item[], key: (item: Item) => Key): Item[] {
  const steps = sortSteps(items, key);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** Puts an item behind its equals among items that are already in the order of the key. */
export function insertSorted<Item>(items: Item[], key: (item: Item) => Key, item: Item): void {
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
