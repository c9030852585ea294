import { invalid } from '../http/refusal.ts';
import { bind } from './bind.ts';
import type { Field } from './fields.ts';
import { containsAny, type Item, itemTest, readItem, type Test } from './item.ts';

type Condition = 'AND' | 'OR';

/** How rows are searched: their columns and, for large lists, the kept lower-cased text of all of them. */
export interface Searchable<Row> {
  readonly fields: readonly Field<Row>[];
  readonly haystack?: (row: Row) => string;
}

function condition(value: unknown): Condition {
  const name = typeof value === 'string' ? value.toUpperCase() : '';
  if (name !== 'AND' && name !== 'OR') throw invalid('Condition must be AND or OR');
  return name;
}

function list(value: unknown, name: string): unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw invalid(`${name} must be a list`);
  return value;
}

function join<Row>(how: Condition, tests: readonly Test<Row>[]): Test<Row> | null {
  const [first, second] = tests;
  if (first === undefined) return null;
  if (second === undefined) return first;
  return how === 'AND' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
}

/** One text looked for in many columns is the global search of the console: one look at the kept text decides most rows. */
function anyOf<Row>(items: readonly Item<Row>[], search: Searchable<Row>): Test<Row>[] {
  const needles = new Map<string, Field<Row>[]>();
  const others: Test<Row>[] = [];
  for (const item of items) {
    const needle = item.value.toLowerCase();
    const fields = needles.get(needle);
    if (item.operator !== 'Contains') others.push(itemTest(item, search));
    else if (fields === undefined) needles.set(needle, [item.field]);
    else fields.push(item.field);
  }
  return [...[...needles].map(([needle, fields]) => containsAny(fields, needle, search)), ...others];
}

/** A group without items or groups has no say, as the upstream's console sends empty groups. */
function group<Row>(value: unknown, search: Searchable<Row>): Test<Row> | null {
  const bound = bind(value, ['Condition', 'FilterItems', 'FilterGroups'], 'FilterGroups');
  const how = condition(bound.get('Condition'));
  const items = list(bound.get('FilterItems'), 'FilterItems').map((item) => readItem(item, search));
  const tests = how === 'OR' ? anyOf(items, search) : items.map((item) => itemTest(item, search));
  for (const nested of list(bound.get('FilterGroups'), 'FilterGroups')) {
    const test = group(nested, search);
    if (test !== null) tests.push(test);
  }
  return join(how, tests);
}

/**
 * Compiles a filter (keepnet-api.md section 4) to a test of one row; null when it lets every row pass. Refuses null
 * anywhere, unknown columns and operators. SearchInputTextValue is ignored while empty (A5).
 */
export function filterTest<Row>(value: unknown, search: Searchable<Row>): Test<Row> | null {
  if (value === undefined || value === null) throw invalid('Filter is required');
  const bound = bind(value, ['Condition', 'SearchInputTextValue', 'FilterGroups'], 'Filter');
  if ([...bound.values()].includes(null)) throw invalid('Filter must not contain null');
  const how = condition(bound.get('Condition'));
  const tests: Test<Row>[] = [];
  for (const entry of list(bound.get('FilterGroups'), 'FilterGroups')) {
    const test = group(entry, search);
    if (test !== null) tests.push(test);
  }
  const words = bound.get('SearchInputTextValue') ?? '';
  if (typeof words !== 'string') throw invalid('SearchInputTextValue must be a text');
  const columns = search.fields.filter((field) => field.kind === 'text' && field.filter);
  if (words !== '') tests.push(containsAny(columns, words.toLowerCase(), search));
  return join(how, tests);
}
