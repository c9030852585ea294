import * as z from 'zod/mini';
import { companyIdPattern } from './companies.ts';
import { holds, shaped } from './field-error.ts';
import { withFieldFilters } from './field-filters.ts';
import { type JobKind, maxJobItems } from './job-kinds.ts';
import { line, requiredLine } from './line.ts';
import { TargetGroupInput } from './target-groups.ts';
import { TargetUserInput, targetUserLimits } from './target-user-input.ts';
import { Priority, targetUserQuery } from './target-users.ts';

const id = z.string().check(shaped(companyIdPattern, 'not_an_id'));

/** A record that a plan is about; its company is named in plans for several companies, and only there. */
const JobRecord = z.object({ companyId: z.optional(id), id });
export type JobRecord = z.infer<typeof JobRecord>;

const items = z.array(JobRecord).check(z.minLength(1), z.maxLength(maxJobItems));

/** What a list is asked for, without its paging, and with `field.<id>` as there; `except` takes records out again. */
const query = withFieldFilters({
  q: targetUserQuery.q,
  status: targetUserQuery.status,
  priority: targetUserQuery.priority,
  department: targetUserQuery.department,
  month: targetUserQuery.month,
  except: z._default(z.array(id).check(z.maxLength(maxJobItems)), []),
});
export type JobQuery = z.infer<typeof query>;

const oneSource = holds<{ items?: unknown; query?: unknown }>(
  (value) => (value.items === undefined) !== (value.query === undefined),
  'required',
);

/** Records by id, or all that a list shows: it is read and frozen while the plan is made. */
const choice = { items: z.optional(items), query: z.optional(query) };
const People = z.object(choice).check(oneSource);
export type PeopleChoice = z.infer<typeof People>;

/** What a plan may change of many target users at once: absent keeps, null clears. */
export const TargetUsersChange = z
  .object({
    department: z.optional(z.nullable(line(64))),
    priority: z.optional(Priority),
    timeZoneId: z.optional(z.nullable(line(200))),
    preferredLanguageId: z.optional(z.nullable(id)),
  })
  .check(holds((value) => Object.keys(value).length > 0, 'nothing_changes'));

const records = <Shape extends z.ZodMiniType>(record: Shape) =>
  z.array(record).check(z.minLength(1), z.maxLength(maxJobItems));

/**
 * A target user who is made in several companies. Custom fields go by their names, since each company has ids of its own.
 */
export const TargetUserRecord = z.extend(
  z.omit(TargetUserInput, { targetGroupIds: true, customFields: true }),
  {
    customFields: z._default(
      z
        .array(z.object({ name: requiredLine(64), value: requiredLine(targetUserLimits.customField) }))
        .check(z.maxLength(200)),
      [],
    ),
    /** Its line in a file. */
    line: z.optional(z.int().check(z.gte(1))),
  },
);
export type TargetUserRecord = z.infer<typeof TargetUserRecord>;

/** The company of a record that is made in one of several companies; absent where it is made in each of them. */
const companyId = z.optional(id);

/** The inputs that plans can be requested with. Imports are made from files, and `take-back-import` from an import. */
export const jobInputs = {
  'set-target-user-status': z.object({ ...choice, status: z.enum(['active', 'inactive']) }).check(oneSource),
  'update-target-users': z.object({ ...choice, set: TargetUsersChange }).check(oneSource),
  'delete-target-users': People,
  'delete-target-groups': z.object({ items }),
  'delete-company-groups': z.object({ items }),
  'change-members': z
    .object({ groupId: id, add: z.optional(People), remove: z.optional(People) })
    .check(holds(({ add, remove }) => add !== undefined || remove !== undefined, 'nothing_changes')),
  'create-target-groups': z.object({ records: records(z.extend(TargetGroupInput, { companyId })) }),
  'create-target-users': z.object({ records: records(z.extend(TargetUserRecord, { companyId })) }),
  'copy-custom-fields': z.object({
    /** The company that has them. */
    from: id,
    fieldIds: z.array(id).check(z.minLength(1), z.maxLength(200)),
  }),
} as const satisfies Partial<Record<JobKind, z.ZodMiniType>>;
export type JobInput<Kind extends keyof typeof jobInputs> = z.infer<(typeof jobInputs)[Kind]>;
export type TargetUsersChange = z.infer<typeof TargetUsersChange>;
