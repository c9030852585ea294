import * as z from 'zod/mini';
import { companyIdPattern } from './companies.ts';
import { exportQuery } from './export.ts';
import { holds, shaped } from './field-error.ts';

/** The most rows that one file of selected rows may name, and that its list may match. */
export const maxSelected = 10_000;

const recordIds = z
  .array(z.string().check(shaped(companyIdPattern, 'not_an_id')))
  .check(z.maxLength(maxSelected));

/** The selected rows: `ids`, for which only the order of the query counts, or all that match the query `except` some. */
export const SelectedRows = z
  .object({ ids: z.optional(recordIds.check(z.minLength(1))), except: z.optional(recordIds) })
  .check(
    holds<{ ids?: unknown; except?: unknown }>(
      ({ ids, except }) => (ids === undefined) !== (except === undefined),
      'required',
    ),
  );
export type SelectedRows = z.infer<typeof SelectedRows>;

/** `exportQuery` for a file of selected rows, which the console writes itself. */
export const selectedQuery = {
  ...exportQuery,
  format: z._default(z.enum(['csv']), 'csv'),
  scope: z._default(z.enum(['all']), 'all'),
};
