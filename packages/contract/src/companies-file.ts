import * as z from 'zod/mini';
import { companyIdPattern } from './companies.ts';
import { csvSeparator } from './export.ts';
import { namedCompanies } from './many-companies.ts';
import { operation } from './operation.ts';
import { ReceivedProblemCode } from './problem.ts';

/** What one file over companies can list. */
export const companiesFileNouns = ['target-users', 'target-groups'] as const;
export type CompaniesFileNoun = (typeof companiesFileNouns)[number];

/**
 * `csv` breaks off at the first company that cannot be read in full. `zip` continues with the others, and its manifest
 * (`manifest-complete.csv` or `manifest-partial.csv`) lists the expected and written rows of each company.
 */
export const companiesFileFormats = ['csv', 'zip'] as const;
export type CompaniesFileFormat = (typeof companiesFileFormats)[number];

/** Custom fields that one file can have. */
export const maxFieldsNamed = 50;

const quoted = /\s*(?:"((?:[^"]|"")*)"|[^,]+)/g;

/** Names of custom fields, separated by commas; one that has a comma itself is put in quotes, as in CSV. */
const fieldNames = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.pipe(
    z.transform((value: string | string[]) => [
      ...new Set(
        [value]
          .flat()
          .flatMap((text) =>
            [...text.matchAll(quoted)].map(([plain, inQuotes]) =>
              (inQuotes?.replaceAll('""', '"') ?? plain).trim(),
            ),
          )
          .filter((name) => name !== ''),
      ),
    ]),
    z.array(z.string().check(z.maxLength(64))).check(z.maxLength(maxFieldsNamed)),
  ),
);

/** Which companies: those that are named, those of a company group, or every one that the person sees. */
const chosen = {
  companies: z.optional(namedCompanies),
  group: z.optional(z.string().check(z.regex(companyIdPattern))),
};

const fileQuery = {
  ...chosen,
  format: z._default(z.enum(companiesFileFormats), 'csv'),
  separator: csvSeparator,
};

export const TargetUsersFileQuery = z.object({ ...fileQuery, fields: z._default(fieldNames, []) });
export const TargetGroupsFileQuery = z.object(fileQuery);

/** One file of the target users of many companies. */
export const exportTargetUsersOfCompanies = operation({
  method: 'GET',
  path: '/api/target-users/export',
  role: 'viewer',
  effect: 'export',
  scope: 'companies',
  audit: 'target-users.export',
  query: TargetUsersFileQuery,
  response: z.undefined(),
});

/** One file of the target groups of many companies. */
export const exportTargetGroupsOfCompanies = operation({
  method: 'GET',
  path: '/api/target-groups/export',
  role: 'viewer',
  effect: 'export',
  scope: 'companies',
  audit: 'target-groups.export',
  query: TargetGroupsFileQuery,
  response: z.undefined(),
});

/** Header of such a file: how many companies were left out from the start, because they deny access or hide their people. */
export const leftOutHeader = 'X-Companies-Left-Out';
/** Header of such a file: the id to ask for its progress with. */
export const exportIdHeader = 'X-Export-Id';

const company = z.object({ id: z.string(), name: z.string() });

/** Why a company is not in the file: a code, and the reason that the console adds to it. */
const why = { code: ReceivedProblemCode, reason: z.optional(z.string()) };

const LeftOut = z.object({ company, ...why });
export type LeftOut = z.infer<typeof LeftOut>;

/** Which companies such a file would be of, and which would be left out of it. */
export const getLeftOut = operation({
  method: 'GET',
  path: '/api/exports/left-out',
  role: 'viewer',
  effect: 'read',
  scope: 'companies',
  query: z.object({ ...chosen, noun: z.enum(companiesFileNouns) }),
  response: z.object({
    /** Companies that will be read. */
    of: z.int(),
    leftOut: z.array(LeftOut),
    /** Whether every company was asked if it hides its people; else some may turn out to. */
    isCertain: z.boolean(),
  }),
});

/** A company that is not in the file in full. `partial`: some of its rows are. `expected` is null if it is not known. */
const MissingCompany = z.object({
  company,
  state: z.enum(['partial', 'failed']),
  expected: z.nullable(z.int()),
  written: z.int(),
  ...why,
});
export type MissingCompany = z.infer<typeof MissingCompany>;

export const ExportProgress = z.object({
  /** `ended`: nothing more will be written. Only the receiver knows whether the file arrived. */
  state: z.enum(['running', 'ended']),
  /** Companies to read, and those that are read or given up. */
  of: z.int(),
  finished: z.int(),
  rows: z.int(),
  missing: z.array(MissingCompany),
  leftOut: z.array(LeftOut),
  /** Custom fields that no company's file had, once it has ended. */
  absentFields: z.array(z.string()),
});
export type ExportProgress = z.infer<typeof ExportProgress>;

/** How far one of the person's own files over companies has come. Kept for a day. */
export const getExportProgress = operation({
  method: 'GET',
  path: '/api/exports/:exportId',
  role: 'viewer',
  effect: 'read',
  scope: 'self',
  response: ExportProgress,
});
