import * as z from 'zod/mini';
import { exportQuery } from './export.ts';
import { holds, shaped } from './field-error.ts';
import { line } from './line.ts';
import { operation } from './operation.ts';
import { recordId } from './target-user-input.ts';

/** The most bytes of an import, its rows, the bytes of one line, and its columns. */
export const importLimits = {
  bytes: 64 * 1024 * 1024,
  rows: 200_000,
  lineBytes: 1024 * 1024,
  columns: 200,
} as const;

/** The media type of an import: one JSON value a line. */
export const importMediaType = 'application/x-ndjson';

/** What a column may be, besides the company's own fields. A full name is split by `splitFullName`. */
export const importFields = [
  'email',
  'firstName',
  'lastName',
  'fullName',
  'department',
  'phoneNumber',
  'priority',
  'timeZoneId',
  'preferredLanguageId',
  'managerFirstName',
  'managerLastName',
  'managerFullName',
  'managerEmail',
] as const;

const CustomFieldColumn = z
  .templateLiteral(['customFields.', z.string()])
  .check(shaped(/^customFields\.[A-Za-z0-9_-]{1,64}$/, 'unknown_custom_field'));

/** What a column is: one of `importFields`, or `customFields.<id>` of a field of the company. */
export const ImportField = z.union([z.enum(importFields), CustomFieldColumn]);
export type ImportField = z.infer<typeof ImportField>;

/** `change`: what the file says wins. `fill`: only fields that are empty at Keepnet. `leave`: no field. A blank cell never clears one. */
export const importModes = ['change', 'fill', 'leave'] as const;
export type ImportMode = (typeof importModes)[number];

/** A column that was mapped, under its name in the file. */
const ImportHeader = z.object({ name: z.string().check(z.maxLength(1000)), field: ImportField });
export type ImportHeader = z.infer<typeof ImportHeader>;

type Headers = readonly { field: string }[];

const has = (headers: Headers, ...fields: string[]) => headers.some(({ field }) => fields.includes(field));

/** A name is one column, or a first and a last one. */
const isOneName = (headers: Headers) =>
  !(has(headers, 'fullName') && has(headers, 'firstName', 'lastName')) &&
  !(has(headers, 'managerFullName') && has(headers, 'managerFirstName', 'managerLastName'));

/** The first line of an import. */
export const ImportHead = z.object({
  /** What becomes of existing target users. They join the target groups in every mode. */
  mode: z.enum(importModes),
  /** Whether people who were deleted earlier are created again. */
  deleted: z.enum(['leave', 'include']),
  /** Also plans to deactivate people of the company who are not in the file. */
  compare: z.boolean(),
  /** Target groups that everyone in the file joins. */
  targetGroupIds: z.array(recordId).check(z.maxLength(100)),
  fileName: line(255),
  /** The columns that were mapped, and no others, in the order of the values of every row. */
  headers: z.array(ImportHeader).check(
    z.minLength(1),
    z.maxLength(importLimits.columns),
    holds((headers) => has(headers, 'email'), 'no_email_column'),
    holds((headers) => new Set(headers.map(({ field }) => field)).size === headers.length, 'column_twice'),
    holds(isOneName, 'column_twice'),
  ),
  /** A ticket number or a reason; it goes into the trail. */
  note: z.optional(line(500)),
});
export type ImportHead = z.infer<typeof ImportHead>;

/** Every further line of an import: a row of the file, its values in the order of the headers. Blank ones may be null. */
export const ImportRow = z.object({
  /** Its line in the file, from 1; lines rise. */
  line: z.int().check(z.gte(1)),
  values: z.array(z.nullable(z.string())).check(z.maxLength(importLimits.columns)),
});
export type ImportRow = z.infer<typeof ImportRow>;

/**
 * Makes a plan from the rows of a file: a stream of JSON lines, `ImportHead` and then each `ImportRow`, as `importMediaType`. Items of the
 * plan are the rows in their order, after them people who are not in the file. An error names the line of the request in its `params`.
 */
export const importTargetUsers = operation({
  method: 'POST',
  path: '/api/companies/:companyId/imports',
  role: 'operator',
  effect: 'write',
  scope: 'company',
  audit: 'job.plan',
  response: z.object({ id: z.string() }),
});

/** Keepnet's template for a list of people, with the company's own fields. */
export const exportImportTemplate = operation({
  method: 'GET',
  path: '/api/companies/:companyId/target-users/import-template',
  role: 'operator',
  effect: 'export',
  scope: 'company',
  audit: 'import-template.export',
  query: z.object({ format: exportQuery.format, separator: exportQuery.separator }),
  response: z.undefined(),
});
