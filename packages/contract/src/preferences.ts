import * as z from 'zod/mini';
import { csvSeparators } from './export.ts';
import { operation } from './operation.ts';

const companyIds = z.array(z.string().check(z.maxLength(64))).check(z.maxLength(100));

const columnIds = z.array(z.string().check(z.maxLength(100))).check(z.maxLength(100));

/** The languages of the console's words, by their ISO 639-1 codes. */
export const languages = ['en', 'tr'] as const;
export type Language = (typeof languages)[number];

/** How one table is shown to this person. */
export const TablePreferences = z.object({
  pageSize: z.optional(z.int().check(z.gte(1), z.lte(100))),
  density: z.optional(z.enum(['comfortable', 'compact'])),
  /** Ids of columns that are there by default and that the person does not want. */
  hiddenColumns: z.optional(columnIds),
  /** Ids of columns that are not there by default and that the person wants. */
  shownColumns: z.optional(columnIds),
});
export type TablePreferences = z.infer<typeof TablePreferences>;

/** By the name of the table. */
const tables = z
  .record(z.string().check(z.maxLength(40)), TablePreferences)
  .check(z.refine((chosen) => Object.keys(chosen).length <= 50));

/** A person's choices; they follow the person to any browser. */
export const Preferences = z.object({
  theme: z._default(z.enum(['system', 'light', 'dark']), 'system'),
  /** Absent until the person chooses: each browser decides for itself. */
  language: z.optional(z.enum(languages)),
  /** Absent until the person chooses: each browser goes by how numbers are written in its language. */
  csvSeparator: z.optional(z.enum(csvSeparators)),
  singleKeyShortcuts: z._default(z.boolean(), true),
  /** Company ids, the person's own order. */
  favourites: z._default(companyIds, []),
  /** Company ids, latest first. */
  recents: z._default(companyIds, []),
  tables: z._default(tables, {}),
});
export type Preferences = z.infer<typeof Preferences>;

export const getPreferences = operation({
  method: 'GET',
  path: '/api/preferences',
  role: 'any',
  effect: 'read',
  scope: 'self',
  response: Preferences,
});

export const putPreferences = operation({
  method: 'PUT',
  path: '/api/preferences',
  role: 'any',
  effect: 'write',
  scope: 'self',
  audit: 'preferences.save',
  body: Preferences,
  response: Preferences,
});
