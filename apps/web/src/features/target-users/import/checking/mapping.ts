import { type CustomField, ImportField } from '@reseller-console/contract';
import * as z from 'zod/mini';
import { dateOrders, type Lookup } from './values.ts';

/** What a person chose for the columns of a file; columns by their number from 0. */
export const Mapping = z.object({
  /** What each column is; null is not imported. */
  fields: z.array(z.nullable(ImportField)),
  /** What distinct values of a column mean, where it is not what they say; null leaves the cell blank. */
  values: z.record(z.string(), z.record(z.string(), z.nullable(z.string()))),
  dateOrders: z.record(z.string(), z.enum(dateOrders)),
});
export type Mapping = z.infer<typeof Mapping>;

/** What the company and Keepnet have that values are read by. */
export interface Known {
  readonly customFields: readonly CustomField[];
  readonly timeZones: readonly Lookup[];
  readonly languages: readonly Lookup[];
  /** Of the company, for telephone numbers without a country. */
  readonly countryCode: string | null;
}

/** A column that is imported. */
export interface MappedColumn {
  readonly column: number;
  /** As the file has it. */
  readonly name: string;
  readonly field: ImportField;
}

/** The columns that are imported, in the order of the file. */
export const mappedColumns = (headers: readonly string[], { fields }: Mapping): MappedColumn[] =>
  fields.flatMap((field, column) => (field === null ? [] : [{ column, name: headers[column] ?? '', field }]));

const choiceFields = new Set<ImportField | null>(['priority', 'timeZoneId', 'preferredLanguageId']);
/** Whether what the values of a column mean is asked once for each distinct one. */
export const hasChoices = (field: ImportField | null): boolean => choiceFields.has(field);

/** The company's own field that a column is for. */
export const customFieldIn = (field: ImportField | null, { customFields }: Known): CustomField | undefined =>
  customFields.find(({ id }) => field === `customFields.${id}`);
