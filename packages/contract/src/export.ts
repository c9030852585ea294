import * as z from 'zod/mini';

export const exportFormats = ['csv', 'xlsx'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What a file covers: every matching row, or one page of them. */
export const exportScopes = ['all', 'page'] as const;
export type ExportScope = (typeof exportScopes)[number];

/** The separator of the cells of a CSV file. Excel opens a file as a table if that is the list separator of its region. */
export const csvSeparators = ['comma', 'semicolon'] as const;
export type CsvSeparator = (typeof csvSeparators)[number];

export const csvSeparator = z._default(z.enum(csvSeparators), 'comma');

/**
 * What an export's query has beyond its list's: the file's format, whether it covers every matching row or one page, the separator
 * of a CSV file, and `raw` to leave the file as it comes: its own separator, and cells that are not guarded against being run as
 * formulas (OWASP CSV injection).
 */
export const exportQuery = {
  format: z._default(z.enum(exportFormats), 'csv'),
  scope: z._default(z.enum(exportScopes), 'all'),
  separator: csvSeparator,
  raw: z._default(
    z.pipe(
      z.enum(['true', 'false']),
      z.transform((value) => value === 'true'),
    ),
    false,
  ),
};

/**
 * Header of an export with the number of rows that matched when it began. With it a reader can show progress and see that a
 * file is complete. Rows may come and go upstream meanwhile; absent where the number could not be had.
 */
export const totalRowsHeader = 'X-Total-Rows';
