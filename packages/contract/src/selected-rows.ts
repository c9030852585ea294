import * as z from 'zod/mini';
import { companyIdPattern } from './companies.ts';
import { exportQuery } from './export.ts';
import { holds, shaped } from './field-error.ts';

/** Rows that one file of selected rows may name, and that a list may match which it is taken from. */
export const maxSelected = 10_000;

const recordIds = z
  .array(z.string().check(shaped(companyIdPattern, 'not_an_id')))
  .check(z.maxLength(maxSelected));

/** Which rows of a list are taken: these, or all that match but these. Of the query, only the order counts for the former. */
export const SelectedRows = z
  .object({ ids: z.optional(recordIds.check(z.minLength(1))), except: z.optional(recordIds) })
  .check(
    holds<{ ids?: unknown; except?: unknown }>(
      ({ ids, except }) => (ids === undefined) !== (except === undefined),
      'required',
    ),
  );
export type SelectedRows = z.infer<typeof SelectedRows>;

/** As `exportQuery`, of a file of selected rows, which the console itself writes. */
export const selectedQuery = {
  ...exportQuery,
  format: z._default(z.enum(['csv']), 'csv'),
  scope: z._default(z.enum(['all']), 'all'),
};
