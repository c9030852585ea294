import { type FieldFilterName, isFieldFilter } from './field-filters.ts';

/** The name of the filter by the field with this id. */
export const fieldFilterName = (id: string): FieldFilterName => `field.${id}`;

/** The ids and values of the fields that a query filters by. */
export const fieldFiltersOf = (query: object): { id: string; value: string }[] =>
  Object.entries(query).flatMap(([name, value]) =>
    isFieldFilter(name) && typeof value === 'string' ? [{ id: name.slice('field.'.length), value }] : [],
  );
