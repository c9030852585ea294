import * as z from 'zod/mini';
import { holds } from './field-error.ts';
import { emailLine, line, requiredLine, soughtLine } from './line.ts';
import { operation } from './operation.ts';
import { plain } from './plain.ts';
import { isPhone, recordId, targetUserEditLimits, targetUserLimits } from './target-user-input.ts';
import { Priority, TargetUser } from './target-users.ts';

/** A field that may be cleared: null, or nothing but blanks. */
const clearable = (schema: z.ZodMiniType<string, string>) =>
  z.optional(
    z.pipe(
      z.pipe(
        z.nullable(z.string()),
        z.transform((value) => (value === null || plain(value) === '' ? null : value)),
      ),
      z.nullable(schema),
    ),
  );

/**
 * The fields of a target user that change: absent keeps, null clears. Keepnet takes fewer characters here than in a create
 * (docs/keepnet-api.md, A11). Custom fields that are absent keep their values.
 */
export const TargetUserChange = z
  .object({
    email: z.optional(emailLine(targetUserLimits.email)),
    firstName: clearable(line(targetUserEditLimits.name)),
    lastName: clearable(line(targetUserEditLimits.name)),
    department: clearable(line(targetUserEditLimits.department)),
    priority: z.optional(Priority),
    phoneNumber: z.optional(z.string().check(isPhone)),
    timeZoneId: clearable(line(200)),
    preferredLanguageId: clearable(recordId),
    managerFirstName: clearable(line(targetUserEditLimits.managerName)),
    managerLastName: clearable(line(targetUserEditLimits.managerName)),
    managerEmail: clearable(emailLine(targetUserLimits.email)),
    customFields: z.optional(
      z
        .array(z.object({ id: recordId, value: z.nullable(requiredLine(targetUserLimits.customField)) }))
        .check(z.minLength(1), z.maxLength(200)),
    ),
  })
  .check(
    holds((change: object) => Object.values(change).some((value) => value !== undefined), 'nothing_changes'),
  );
export type TargetUserChange = z.infer<typeof TargetUserChange>;

/** What a change is answered with. `notTaken` are the fields that Keepnet did not change although it said so. */
export const Changed = z.object({
  id: z.string(),
  version: z.string(),
  notTaken: z.array(z.string()),
  reconciled: z.optional(z.literal(true)),
});
export type Changed = z.infer<typeof Changed>;

/** Needs `If-Match` with the version that was seen. */
export const updateTargetUser = operation({
  method: 'PUT',
  path: '/api/companies/:companyId/target-users/:userId',
  role: 'operator',
  effect: 'write',
  scope: 'company',
  audit: 'target-user.update',
  body: TargetUserChange,
  response: Changed,
});

export const settableStatuses = ['active', 'inactive'] as const;
export type SettableStatus = (typeof settableStatuses)[number];

/** Activates or deactivates: an inactive target user frees the licence seat and stays in its groups. */
export const setTargetUserStatus = operation({
  method: 'PUT',
  path: '/api/companies/:companyId/target-users/:userId/status',
  role: 'operator',
  effect: 'write',
  scope: 'company',
  audit: 'target-user.set-status',
  body: z.object({ status: z.enum(settableStatuses) }),
  response: z.object({
    id: z.string(),
    status: z.enum(settableStatuses),
    reconciled: z.optional(z.literal(true)),
  }),
});

/** Addresses that one look-up takes. */
export const maxLookedUp = 200;

/** Finds target users by their exact addresses, deleted ones too. */
export const lookUpTargetUsers = operation({
  method: 'POST',
  path: '/api/companies/:companyId/target-users/look-up',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  body: z.object({
    emails: z.array(soughtLine(targetUserLimits.email)).check(z.minLength(1), z.maxLength(maxLookedUp)),
  }),
  response: z.object({
    items: z.array(
      z.object({
        email: z.string(),
        status: z.enum(['found', 'deleted', 'missing']),
        user: z.optional(TargetUser),
      }),
    ),
  }),
});
