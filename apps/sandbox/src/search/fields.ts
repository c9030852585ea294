/** How rows are searched: their columns and, for large lists, the kept lower-cased text of all of them. */
export interface Searchable<Row> {
  readonly fields: readonly Field<Row>[];
  readonly haystack?: (row: Row) => string;
  /** How the value of a `flag` column is written: as text unless told otherwise (A8). */
  readonly flags?: 'text' | 'boolean';
  /** What an asterisk in the value of a `Contains` stands for: itself unless told otherwise, or any text. */
  readonly asterisk?: 'itself' | 'any';
  /** Whether a filled SearchInputTextValue gives 500 here, instead of the 400 of other searches. */
  readonly breaksOnWords?: boolean;
}
/**
 * A column of a search. `text`, `set`, `flag` and `month` (YYYY-MM) columns compare as lower-cased text, `number` and
 * `date` columns also by order. `read` gives what `=` and Include compare with; `show` what Contains looks into, where that
 * differs.
 */
export interface Field<Row> {
  readonly name: string;
  readonly kind: 'text' | 'set' | 'number' | 'date' | 'flag' | 'month';
  readonly read: (row: Row) => string | number;
  readonly show?: (row: Row) => string;
  readonly sort: boolean;
  readonly filter: boolean;
  /** Whether a filter by it is left out, as if it had not been asked for. */
  readonly ignored?: boolean;
  /** Values that a `set` or `flag` column may be compared with; anything else is refused. */
  readonly values?: readonly string[];
}

type Options = { readonly show?: undefined } & Partial<Pick<Field<unknown>, 'sort' | 'filter' | 'values'>>;

const build =
  (kind: Field<unknown>['kind']) =>
  <Row>(
    name: string,
    read: (row: Row) => string | number,
    options: Options & { readonly text?: (row: Row) => string } = {},
  ): Field<Row> => ({
    name,
    kind,
    read,
    sort: options.sort ?? true,
    filter: options.filter ?? true,
    ...(options.values === undefined ? {} : { values: options.values }),
    ...(options.text === undefined ? {} : { show: options.text }),
  });

export const text = build('text');
export const set = build('set');
export const number = build('number');
export const date = build('date');
export const flag = build('flag');
export const month = build('month');

/** What Contains looks into, as shown to a person. */
export function shown<Row>(field: Field<Row>, row: Row): string {
  return field.show === undefined ? String(field.read(row)) : field.show(row);
}

/** A key that sorts: lower-cased for text, the number itself for numbers. */
export function sortKey<Row>(field: Field<Row>, row: Row): string | number {
  const value = field.read(row);
  return typeof value === 'number' ? value : value.toLowerCase();
}
