import { invalid } from '../http/refusal.ts';
import { bind } from './bind.ts';
import type { Searchable } from './fields.ts';
import { type Field, shown } from './fields.ts';

export type Test<Row> = (row: Row) => boolean;

const ORDERED = new Set(['>', '>=', '<', '<=']);

/** The operators of a column filter by the kind of its column; the global search adds Contains to all but months. */
const OPERATORS: Readonly<Record<Field<unknown>['kind'], readonly string[]>> = {
  text: ['Contains', '=', '!='],
  number: ['=', '!=', '>', '>=', '<', '<='],
  date: ['=', '>=', '<='],
  set: ['Include', '=', 'Contains'],
  flag: ['Contains'],
  month: ['='],
};

/** Where an item is: in the group of the global search or that of the columns, in the body of an export or of a search. */
export interface Place {
  readonly searched: boolean;
  readonly exported: boolean;
}

/** A checked FilterItem. */
export interface Item<Row> {
  readonly field: Field<Row>;
  readonly operator: string;
  readonly value: string;
}

/** Checks one FilterItem. Values are texts, those of flags perhaps JSON booleans (A8). */
export function readItem<Row>(
  value: unknown,
  search: Searchable<Row>,
  { searched, exported }: Place,
): Item<Row> {
  const known = ['FieldName', 'Operator', 'Value', ...(exported ? [] : ['customFieldName'])];
  const bound = bind(value, known, 'FilterItems');
  const name = bound.get('FieldName');
  const operator = bound.get('Operator');
  const raw = bound.get('Value');
  if (typeof name !== 'string' || typeof operator !== 'string')
    throw invalid('FieldName and Operator are required');
  if (bound.has('customFieldName') && bound.get('customFieldName') !== '')
    throw invalid('customFieldName is not supported');
  const field = search.fields.find((each) => each.filter && each.name.toLowerCase() === name.toLowerCase());
  if (field === undefined) throw invalid(`FieldName ${name.slice(0, 64)} is unknown`);
  const isSearch = searched && operator === 'Contains' && field.kind !== 'month';
  if (!isSearch && !OPERATORS[field.kind].includes(operator))
    throw invalid(`Operator ${operator.slice(0, 16)} is not supported for ${field.name}`);
  const type = field.kind === 'flag' && search.flags === 'boolean' ? 'boolean' : 'string';
  if (typeof raw !== type) throw invalid(`Value of ${field.name} must be a ${type}`);
  return { field, operator, value: field.kind === 'flag' ? checked(field, String(raw)) : String(raw) };
}

/** The test that an item describes. */
export function itemTest<Row>({ field, operator, value }: Item<Row>, search: Searchable<Row>): Test<Row> {
  if (operator === 'Contains') {
    const text = search.asterisk === 'any' ? value.replaceAll('*', '') : value;
    return containsAny([field], text.toLowerCase(), search);
  }
  if (operator === 'Include') return include(field, value);
  if (ORDERED.has(operator)) return ordered(field, operator, value);
  const same = equals(field, value);
  return operator === '=' ? same : (row) => !same(row);
}

/** True for rows with a lower-cased text in one of the columns; the case is folded only where it must be. */
export function containsAny<Row>(
  fields: readonly Field<Row>[],
  needle: string,
  { haystack }: Searchable<Row>,
): Test<Row> {
  const inColumn: Test<Row> = (row) => {
    for (const field of fields) if (shown(field, row).includes(needle)) return true;
    for (const field of fields) if (shown(field, row).toLowerCase().includes(needle)) return true;
    return false;
  };
  return haystack === undefined ? inColumn : (row) => haystack(row).includes(needle) && inColumn(row);
}

function checked<Row>(field: Field<Row>, value: string): string {
  const allowed = field.values?.find((each) => each.toLowerCase() === value.toLowerCase());
  if (field.values !== undefined && allowed === undefined) {
    throw invalid(`Value ${value.slice(0, 64)} is not one of ${field.name}`);
  }
  return allowed ?? value;
}

function include<Row>(field: Field<Row>, value: string): Test<Row> {
  const wanted = new Set(value.split(',').map((each) => checked(field, each.trim())));
  return (row) => wanted.has(String(field.read(row)));
}

function equals<Row>(field: Field<Row>, wanted: string): Test<Row> {
  if (field.kind === 'number') {
    const figure = numeric(field, wanted);
    return (row) => field.read(row) === figure;
  }
  if (field.kind === 'date') {
    const day = instant(field, wanted);
    return (row) => String(field.read(row)).startsWith(day);
  }
  if (field.kind === 'set') {
    const value = checked(field, wanted);
    return (row) => field.read(row) === value;
  }
  if (field.kind === 'month' && !/^\d{4}-(0[1-9]|1[0-2])$/.test(wanted))
    throw invalid(`Value of ${field.name} must be a month`);
  const value = wanted.toLowerCase();
  return (row) => String(field.read(row)).toLowerCase() === value;
}

function ordered<Row>(field: Field<Row>, operator: string, value: string): Test<Row> {
  const limit = field.kind === 'number' ? numeric(field, value) : instant(field, value);
  return (row) => {
    const current = field.read(row);
    if (typeof limit === 'string' && String(current).startsWith(limit)) return operator.endsWith('=');
    if (current === limit) return operator.endsWith('=');
    return current < limit === operator.startsWith('<');
  };
}

function numeric(field: { name: string }, value: string): number {
  if (!/^-?\d+(\.\d+)?$/.test(value)) throw invalid(`Value of ${field.name} must be a number`);
  return Number(value);
}

/** An ISO date or date-time, or the console's DD/MM/YYYY [HH:mm], as the ISO prefix that it names (A13). */
function instant(field: { name: string }, value: string): string {
  const local = /^(\d{2})\/(\d{2})\/(\d{4})(?: (\d{2}:\d{2}))?$/.exec(value);
  if (local !== null) {
    const [, day = '', month = '', year = '', time] = local;
    return `${year}-${month}-${day}${time === undefined ? '' : `T${time}`}`;
  }
  const iso = /^\d{4}-\d{2}-\d{2}(?:t\d{2}:\d{2}(?::\d{2})?)?/i.exec(value);
  if (iso === null) throw invalid(`Value of ${field.name} must be a date`);
  return iso[0].toUpperCase();
}
