import {
  bareAddress,
  type CompanyDetail,
  type CustomField,
  customFieldProblem,
  plain,
  priorities,
  TargetUserChange,
  type TargetUserDetail,
} from '@reseller-console/contract';
import * as z from 'zod/mini';
import { differences, type Fields } from '../../../shared/change/conflict.ts';
import { customValueOf } from './custom-value.ts';
import { phoneIn, type Values } from './new-target-user.ts';
import { phoneCountry, readPhone } from './phone.ts';

type Country = Pick<CompanyDetail, 'countryCode'>;
type OwnFields = readonly Pick<CustomField, 'id' | 'name' | 'type' | 'required'>[];

/** The fields of the form that hold one text. */
const texts = [
  'email',
  'firstName',
  'lastName',
  'department',
  'phoneNumber',
  'timeZoneId',
  'preferredLanguageId',
  'managerFirstName',
  'managerLastName',
  'managerEmail',
] as const;

const own = 'customFields.';

/** A telephone number as it is sent: the same number written differently is no change. */
function sentPhone(typed: string, { countryCode }: Country): string {
  const reading = readPhone(typed, phoneCountry(countryCode));
  return 'problem' in reading ? typed : reading.number;
}

/** What the form holds, by the paths of what is sent. */
export const flatten = (values: Values, company: Country): Fields => ({
  ...Object.fromEntries(texts.map((name) => [name, values[name]])),
  priority: values.priority,
  phoneNumber: sentPhone(values.phoneNumber, company),
  ...Object.fromEntries(Object.entries(values.customFields).map(([id, value]) => [own + id, value])),
});

/** The same form with other texts in its fields. */
export const put = (fields: Fields, values: Values): Values => ({
  ...values,
  ...Object.fromEntries(texts.map((name) => [name, fields[name] ?? values[name]])),
  priority: priorities.find((one) => one === fields.priority) ?? values.priority,
  customFields: Object.fromEntries(
    Object.keys(values.customFields).map((id) => [id, fields[own + id] ?? '']),
  ),
});

/** A stored value as the inputs of its type hold it; what does not fit stays as it is. */
function inputValue(type: CustomField['type'], value: string): string {
  switch (type) {
    case 'Boolean':
      return value.toLowerCase();
    case 'Date':
      return /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(value)?.[0] ?? value;
    case 'DateTime':
      return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.exec(value)?.[0] ?? value;
    default:
      return value;
  }
}

/** The form of a target user as it is. */
export function valuesOf(user: TargetUserDetail, fields: OwnFields, company: Country): Values {
  const values: Values = {
    email: user.email,
    firstName: user.firstName ?? '',
    lastName: user.lastName ?? '',
    department: user.department ?? '',
    // Keepnet takes no word that it does not document: whatever changes, the server sends this one.
    priority: user.priority === 'unknown' ? 'Medium' : user.priority,
    active: user.status === 'active',
    phoneNumber: user.phoneNumber ?? '',
    targetGroupIds: [],
    timeZoneId: user.timeZoneId ?? '',
    preferredLanguageId: user.preferredLanguageId ?? '',
    managerFirstName: user.managerFirstName ?? '',
    managerLastName: user.managerLastName ?? '',
    managerEmail: user.managerEmail ?? '',
    customFields: Object.fromEntries(
      fields.map((field) => [field.id, inputValue(field.type, customValueOf(user, field) ?? '')]),
    ),
    seen: null,
  };
  return { ...values, seen: { version: user.version, fields: flatten(values, company) } };
}

const changedFieldsOf = (fields: OwnFields) => {
  const fieldOf = (id: string) => fields.find((one) => one.id === id);
  const read = (id: string, value: string | null) =>
    (fieldOf(id)?.type === 'Email' ? bareAddress : plain)(value ?? '');
  return z.pipe(
    z.array(z.object({ id: z.string(), value: z.nullable(z.string()) })).check((ctx) => {
      for (const { id, value } of ctx.value) {
        const field = fieldOf(id);
        const problem = field && customFieldProblem(field, read(id, value));
        if (problem === undefined) continue;
        const { message, ...params } = problem;
        ctx.issues.push({ code: 'custom', path: [id], message, params, input: value });
      }
    }),
    z.transform((given) => given.map(({ id, value }) => ({ id, value: read(id, value) || null }))),
  );
};

/**
 * The contract's schema of a change, with the version that it is of, and what only the form does before sending: see `bodyFor`. It
 * takes its own answer too.
 */
export const changeFor = (company: Country, fields: OwnFields, phoneRequired: boolean) =>
  z.object({
    ...TargetUserChange.shape,
    phoneNumber: z.optional(phoneIn(company, phoneRequired)),
    customFields: z.optional(changedFieldsOf(fields)),
    version: z.string(),
  });

/**
 * What `changeFor` checks: the fields that were changed, and no others. A telephone number that is missing is asked for whatever changes,
 * since Keepnet changes nothing without one.
 */
export function toChange(values: Values, company: Country, phoneRequired: boolean): unknown {
  const changes = differences(values.seen?.fields ?? {}, flatten(values, company));
  const isOwn = ({ path }: { path: string }) => path.startsWith(own);
  const customFields = changes
    .filter(isOwn)
    .map(({ path, to }) => ({ id: path.slice(own.length), value: to }));
  return {
    version: values.seen?.version,
    ...Object.fromEntries(changes.filter((change) => !isOwn(change)).map(({ path, to }) => [path, to])),
    ...(phoneRequired && values.phoneNumber.trim() === '' ? { phoneNumber: '' } : {}),
    ...(customFields.length === 0 ? {} : { customFields }),
  };
}
