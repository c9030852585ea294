import {
  bareAddress,
  type CompanyDetail,
  type CustomField,
  customFieldProblem,
  fieldProblem,
  Priority,
  plain,
  TargetUserInput,
  targetUserLimits,
} from '@reseller-console/contract';
import * as z from 'zod/mini';
import { Seen } from '../../../shared/change/conflict.ts';
import { words as w } from '../words/en.ts';
import { phoneCountry, readPhone } from './phone.ts';

/** What the fields of the form hold, as typed; an empty text is a field that is not filled in. */
export const Values = z.object({
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  department: z.string(),
  priority: Priority,
  active: z.boolean(),
  phoneNumber: z.string(),
  targetGroupIds: z.array(z.string()),
  timeZoneId: z.string(),
  preferredLanguageId: z.string(),
  managerFirstName: z.string(),
  managerLastName: z.string(),
  managerEmail: z.string(),
  /** By the field's id. */
  customFields: z.record(z.string(), z.string()),
  /** The target user that is changed; null for a new one. */
  seen: z._default(z.nullable(Seen), null),
});
export type Values = z.infer<typeof Values>;

/** A blank form; most target users of a company speak its language. */
export const blank = ({ preferredLanguageId }: Pick<CompanyDetail, 'preferredLanguageId'>): Values => ({
  email: '',
  firstName: '',
  lastName: '',
  department: '',
  priority: 'Medium',
  active: true,
  phoneNumber: '',
  targetGroupIds: [],
  timeZoneId: '',
  preferredLanguageId: preferredLanguageId ?? '',
  managerFirstName: '',
  managerLastName: '',
  managerEmail: '',
  customFields: {},
  seen: null,
});

/** The form for the next of several target users: values that they are likely to share are kept. */
export const nextAfter = (
  empty: Values,
  { department, priority, targetGroupIds, timeZoneId, preferredLanguageId }: Values,
): Values => ({ ...empty, department, priority, targetGroupIds, timeZoneId, preferredLanguageId });

type CheckedFields = readonly Pick<CustomField, 'id' | 'type' | 'required'>[];

const customFieldsOf = (fields: CheckedFields) => {
  const addresses = new Set(fields.filter(({ type }) => type === 'Email').map(({ id }) => id));
  const read = (id: string, value: string) => (addresses.has(id) ? bareAddress : plain)(value);
  return z.pipe(
    z.pipe(
      z.array(z.object({ id: z.string(), value: z.string() })),
      z.transform((given) =>
        given.map(({ id, value }) => ({ id, value: read(id, value) })).filter(({ value }) => value !== ''),
      ),
    ),
    z.array(z.object({ id: z.string(), value: z.string() })).check((ctx) => {
      for (const field of fields) {
        const value = ctx.value.find(({ id }) => id === field.id)?.value ?? '';
        const { customField: max } = targetUserLimits;
        const problem =
          customFieldProblem(field, value) ??
          (value.length > max ? fieldProblem('too_long', { max }) : undefined);
        if (problem === undefined) continue;
        const { message, ...params } = problem;
        ctx.issues.push({ code: 'custom', path: [field.id], message, params, input: value });
      }
    }),
  );
};

/** A telephone number as people write it, and as it is sent. */
export const phoneIn = (company: Pick<CompanyDetail, 'countryCode'>, required: boolean) => {
  const country = phoneCountry(company.countryCode);
  return z.pipe(
    z.string().check((ctx) => {
      const reading = readPhone(ctx.value, country);
      if (!('problem' in reading) || (reading.problem === 'empty' && !required)) return;
      ctx.issues.push({
        code: 'custom',
        message: w.phoneProblems[reading.problem],
        input: ctx.value,
      });
    }),
    z.transform((typed) => {
      const reading = readPhone(typed, country);
      return 'problem' in reading ? '' : reading.number;
    }),
  );
};

/**
 * The contract's schema with what only the form does before sending: telephone numbers are read as people write them, and
 * the company's own fields are checked by their types. It accepts its own output too, because a stored request is parsed again.
 */
export const bodyFor = (
  company: Pick<CompanyDetail, 'countryCode'>,
  fields: CheckedFields,
  phoneRequired: boolean,
) =>
  z.extend(TargetUserInput, {
    phoneNumber: phoneIn(company, phoneRequired),
    customFields: customFieldsOf(fields),
  });

/** What `bodyFor` checks, of what the form holds: every field of the company is named, filled in or not. */
export const toBody = ({ seen: _, ...values }: Values, fields: CheckedFields) => ({
  ...values,
  customFields: fields.map(({ id }) => ({ id, value: values.customFields[id] ?? '' })),
});
