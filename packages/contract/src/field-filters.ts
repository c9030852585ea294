import * as z from 'zod/mini';

/** Name in a query of the filter by one of the company's own fields. */
export type FieldFilterName = `field.${string}`;

/** The name of the filter by the field with this id. */
export const fieldFilterName = (id: string): FieldFilterName => `field.${id}`;

/** What people are filtered by of the company's own fields. The server knows which fields there are, and what each one takes. */
export type FieldFilters = { readonly [name: FieldFilterName]: string };

/** Filters of one query, and characters of a value. */
const [maxFilters, maxLength] = [20, 256];
const shape = /^field\.[\w-]{1,64}$/;

const isName = (name: string): name is FieldFilterName => name.startsWith('field.');

/** The ids of fields, and what each of them is asked for. */
export const fieldFiltersOf = (query: object): { id: string; value: string }[] =>
  Object.entries(query).flatMap(([name, value]) =>
    isName(name) && typeof value === 'string' ? [{ id: name.slice('field.'.length), value }] : [],
  );

/** A list's query with filters by the company's own fields: `field.<id>` for each. The first page loads it, so that it is made of little. */
export const withFieldFilters = <Shape extends z.core.$ZodShape>(own: Shape) => {
  const schema = z.object(own);
  return z.transform((query: unknown, { issues }) => {
    const parsed = schema.safeParse(query);
    if (!parsed.success) for (const issue of parsed.error.issues) issues.push({ ...issue, input: undefined });
    const filters: Record<FieldFilterName, string> = {};
    for (const [name, input] of Object.entries(query ?? {})) {
      if (!isName(name)) continue;
      const value = typeof input === 'string' ? input.trim() : '';
      const isGood = shape.test(name) && value !== '' && value.length <= maxLength;
      if (isGood && Object.keys(filters).length < maxFilters) filters[name] = value;
      else issues.push({ code: 'custom', input, path: [name] });
    }
    return parsed.success ? { ...parsed.data, ...filters } : z.NEVER;
  });
};
