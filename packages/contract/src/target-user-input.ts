import * as z from 'zod/mini';
import { shaped } from './field-error.ts';
import { emailLine, line, requiredLine } from './line.ts';
import { operation } from './operation.ts';
import { plain } from './plain.ts';
import { Priority } from './target-users.ts';
import { Created } from './write.ts';

/** Characters that the upstream allows on create (docs/keepnet-api.md, A11); changing a person later allows fewer. */
export const targetUserLimits = { email: 320, name: 256, department: 256, customField: 256 } as const;
/** Longer names (and departments over 64) cannot be saved again when the target user is edited later. */
export const targetUserEditLimits = { name: 40, department: 64, managerName: 40 } as const;

const blankToNull = (schema: z.ZodMiniType<string, string>) =>
  z.pipe(
    z.pipe(
      z.nullish(z.string()),
      z.transform((value) => (value === undefined || value === null || plain(value) === '' ? null : value)),
    ),
    z.nullable(schema),
  );

/** The id of a record at Keepnet. */
export const recordId = z.string().check(shaped(/^[A-Za-z0-9_-]{1,64}$/, 'not_an_id'));

/** International form (E.164): `+` and 7 to 15 digits, or empty. */
export const isPhone = shaped(/^(\+[1-9]\d{6,14})?$/, 'not_a_phone_number');
export const PhoneNumber = z.string().check(isPhone);

/** One value of a company's own field; which fields there are and their types come from the company. */
export const CustomFieldInput = z.object({ id: recordId, value: requiredLine(targetUserLimits.customField) });

/** What is sent to create a target user: checked in the form and again on the server. */
export const TargetUserInput = z.object({
  email: emailLine(targetUserLimits.email),
  firstName: requiredLine(targetUserLimits.name),
  lastName: requiredLine(targetUserLimits.name),
  department: blankToNull(line(targetUserLimits.department)),
  priority: z._default(Priority, 'Medium'),
  active: z._default(z.boolean(), true),
  /** International form (E.164): `+` and 7 to 15 digits. Empty only where the session says that it may be. */
  phoneNumber: PhoneNumber,
  targetGroupIds: z._default(z.array(recordId).check(z.maxLength(500)), []),
  timeZoneId: blankToNull(line(200)),
  preferredLanguageId: blankToNull(recordId),
  managerFirstName: blankToNull(line(targetUserLimits.name)),
  managerLastName: blankToNull(line(targetUserLimits.name)),
  managerEmail: blankToNull(emailLine(targetUserLimits.email)),
  customFields: z._default(z.array(CustomFieldInput).check(z.maxLength(200)), []),
});
export type TargetUserInput = z.infer<typeof TargetUserInput>;

export const createTargetUser = operation({
  method: 'POST',
  path: '/api/companies/:companyId/target-users',
  role: 'operator',
  effect: 'write',
  scope: 'company',
  audit: 'target-user.create',
  body: TargetUserInput,
  response: Created,
});
