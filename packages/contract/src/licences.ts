import * as z from 'zod/mini';
import { exportQuery } from './export.ts';
import { flag, listQuery, page } from './list.ts';
import { operation } from './operation.ts';

/** Days from now within which a licence may be due for renewal. */
export const renewalDays = [30, 60, 90] as const;

const day = z.string();

/** How one company uses its licence, now and over the days that the console has seen. */
export const Licence = z.object({
  id: z.string(),
  name: z.string(),
  licenceType: z.nullable(z.string()),
  /** Null where the licence has no limit. */
  userLimit: z.nullable(z.int()),
  activeUsers: z.int(),
  /** Active target users beyond the limit. */
  over: z.int(),
  /** UTC day since when it is over; `atLeast` where the days before are not known. Null if it is not over, or since today. */
  overSince: z.nullable(z.object({ day, atLeast: z.boolean() })),
  /** ISO, or Keepnet's own words where they cannot be read with certainty. */
  licenceEndsAt: z.nullable(z.string()),
  /** Whole days until the licence ends; negative where it has ended; null where that is not known. */
  daysLeft: z.nullable(z.int()),
  /** Active target users more each week, by the last 30 days; null with fewer than 14 days. */
  perWeek: z.nullable(z.number()),
  /** Weeks until the limit is reached at that rate; null unless it rises and the limit is near enough to tell. */
  fullInWeeks: z.nullable(z.int()),
  /** Active target users of the last 30 days that are known, oldest first. */
  days: z.array(z.object({ day, activeUsers: z.int() })),
});
export type Licence = z.infer<typeof Licence>;

export const licenceSorts = ['name', 'activeUsers', 'userLimit', 'use', 'over', 'licenceEndsAt'] as const;
export type LicenceSort = (typeof licenceSorts)[number];

export const LicenceQuery = z.object({
  ...listQuery(licenceSorts, { sort: 'use', order: 'desc' }),
  /** Only companies with more active target users than their licence allows. */
  over: z.optional(flag),
  /** Only licences that end within so many days. */
  renews: z.optional(
    z.pipe(
      z.pipe(
        z.union([z.string(), z.number()]),
        z.transform((value) => Number(value)),
      ),
      z.literal(renewalDays),
    ),
  ),
});
export type LicenceQuery = z.infer<typeof LicenceQuery>;

/** Licence use of the companies that the person sees. The counts are of all of them, whatever is searched for. */
export const listLicences = operation({
  method: 'GET',
  path: '/api/licences',
  role: 'viewer',
  effect: 'read',
  scope: 'companies',
  query: LicenceQuery,
  response: z.extend(page(Licence), {
    overCount: z.int(),
    /** How many end within 30, 60 and 90 days. */
    renewing: z.array(z.object({ days: z.int(), count: z.int() })),
    endedCount: z.int(),
  }),
});

export const exportLicences = operation({
  method: 'GET',
  path: '/api/licences/export',
  role: 'viewer',
  effect: 'export',
  scope: 'companies',
  audit: 'licences.export',
  query: z.extend(LicenceQuery, exportQuery),
  response: z.undefined(),
});
