import { broken, invalid } from '../http/refusal.ts';
import { bind } from './bind.ts';
import type { Field, Searchable } from './fields.ts';
import { containsAny, type Item, itemTest, type Place, readItem, type Test } from './item.ts';

type Condition = 'AND' | 'OR';

function condition(value: unknown): Condition {
  const name = typeof value === 'string' ? value.toUpperCase() : '';
  if (name !== 'AND' && name !== 'OR') throw invalid('Condition must be AND or OR');
  return name;
}

function list(value: unknown, name: string): unknown[] {
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

/** A group without items has no say, as the upstream's console sends empty groups. No group was ever seen within another. */
function group<Row>(
  value: unknown,
  wanted: Condition,
  search: Searchable<Row>,
  place: Place,
): Test<Row> | null {
  const bound = bind(value, ['Condition', 'FilterItems', 'FilterGroups'], 'FilterGroups');
  if (condition(bound.get('Condition')) !== wanted) throw invalid('FilterGroups must be AND, then OR');
  if (list(bound.get('FilterGroups'), 'FilterGroups').length > 0)
    throw invalid('FilterGroups within a group must be empty');
  const items = list(bound.get('FilterItems'), 'FilterItems')
    .map((item) => readItem(item, search, place))
    .filter(({ field }) => field.ignored !== true);
  return join(wanted, wanted === 'OR' ? anyOf(items, search) : items.map((item) => itemTest(item, search)));
}

/** There is no known example of a filled SearchInputTextValue on these endpoints; company groups once broke on a search (A5). */
function checkWords(words: unknown, breaks: boolean): void {
  if (typeof words !== 'string') throw invalid('SearchInputTextValue must be a text');
  if (words !== '') throw breaks ? broken() : invalid('SearchInputTextValue must be empty');
}

/**
 * Compiles a filter (keepnet-api.md section 4) to a test of one row; null when it lets every row pass. The groups are left out
 * altogether, or are column filters under AND and then the global search under OR; exports may have a second OR (A33).
 * Refuses null anywhere, unknown columns, and operators and values that their kind of column does not have.
 */
export function filterTest<Row>(
  value: unknown,
  search: Searchable<Row>,
  exported: boolean,
): Test<Row> | null {
  if (value === undefined || value === null) throw invalid('Filter is required');
  const bound = bind(value, ['Condition', 'SearchInputTextValue', 'FilterGroups'], 'Filter');
  const how = condition(bound.get('Condition'));
  checkWords(bound.get('SearchInputTextValue'), search.breaksOnWords ?? false);
  if (!bound.has('FilterGroups')) return null;
  const groups = list(bound.get('FilterGroups'), 'FilterGroups');
  if (groups.length !== 2 && !(exported && groups.length === 3)) throw invalid('FilterGroups must be two');
  const tests = groups.map((entry, index) =>
    group(entry, index === 0 ? 'AND' : 'OR', search, { searched: index > 0, exported }),
  );
  return join(
    how,
    tests.filter((test) => test !== null),
  );
}
