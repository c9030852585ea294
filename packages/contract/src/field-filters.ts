import * as z from 'zod/mini';

/** Name in a query of the filter by one of the company's own fields: `field.<id>`. */
export type FieldFilterName = `field.${string}`;

/** The filters of a list by the company's own fields. The server knows which fields there are, and which values each takes. */
export type FieldFilters = { readonly [name: FieldFilterName]: string };

export const isFieldFilter = (name: string): name is FieldFilterName => name.startsWith('field.');

/**
 * A list's query with filters by the company's own fields, of 1 to 256 characters each. The first page loads this file, so what only later
 * pages need is in `field-filter.ts`.
 */
export const withFieldFilters = <Shape extends z.core.$ZodShape>(own: Shape) => {
  const schema = z.object(own);
  return z.transform((query: unknown, { issues }) => {
    const { data, error } = schema.safeParse(query);
    for (const issue of error?.issues ?? []) issues.push({ ...issue, input: undefined });
    const filters: Record<FieldFilterName, string> = {};
    for (const [name, input] of Object.entries(query ?? {})) {
      if (!isFieldFilter(name)) continue;
      const value = typeof input === 'string' ? input.trim() : '';
      if (value && value.length <= 256) filters[name] = value;
      else issues.push({ code: 'custom', input, path: [name] });
    }
    return data ? { ...data, ...filters } : z.NEVER;
  });
};
