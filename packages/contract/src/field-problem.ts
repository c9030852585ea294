import type * as z from 'zod/mini';
import type { fieldCodes } from './field-codes.ts';
import { type FieldError, type FieldProblem, Params } from './field-error.ts';

type OwnCode = (typeof fieldCodes)[number];

/** What each code says in English. */
const sentences: Record<OwnCode, (params: Params) => string> = {
  required: () => 'Required',
  invalid: () => 'Not a value that this field takes',
  too_long: ({ max }) => `At most ${max} characters`,
  too_short: ({ min }) => `At least ${min} characters`,
  too_many: ({ max }) => `At most ${max} entries`,
  too_few: ({ min }) => `At least ${min} entries`,
  too_large: ({ max }) => `At most ${max}`,
  too_small: ({ min }) => `At least ${min}`,
  invisible_characters: () => 'Characters that cannot be seen are not allowed',
  not_an_id: () => 'Not an id',
  not_a_company_id: () => 'Not a company id',
  not_an_email: () => 'Not an e-mail address',
  not_a_phone_number: () => 'Not a telephone number in international form',
  not_a_number: ({ max }) => `A whole number of at most ${max} digits`,
  not_a_date: () => 'Not a date',
  not_a_date_time: () => 'Not a date and time',
  not_yes_or_no: () => 'Yes or no',
  unknown_custom_field: () => 'The company has no such field',
  not_filterable: () => 'Keepnet cannot filter by this field',
  unknown_company: ({ ids }) => `Keepnet lists no such company: ${ids}`,
  csv_only: () => 'Only CSV is possible here',
  too_many_people: ({ max }) => `More than ${max} people match. Type more of the name.`,
  nothing_changes: () => 'Nothing changes',
  out_of_bounds: ({ min, max }) => `${min} to ${max} in all`,
  added_and_removed: () => 'The same target user is added and removed',
  needs_phone: () =>
    'Keepnet changes no target user without a telephone number: add it first, or delete the target user',
  too_long_to_change: ({ max }) =>
    `Keepnet changes no target user with more than ${max} characters here: shorten it first`,
  not_a_cursor: () => 'This is not a cursor of this list',
  no_email_column: () => 'No column holds the e-mail addresses',
  column_twice: () => 'Two columns are for the same field',
  unknown_value: () => 'Keepnet does not have this value',
  name_taken: () => 'Another one has this name already',
  limit_reached: ({ max }) => `There are ${max} already, which is the most: delete one first`,
  not_a_line: ({ line }) => `Line ${line} is not of the form that is expected`,
};

const isOwnCode = (code: unknown): code is OwnCode =>
  typeof code === 'string' && Object.hasOwn(sentences, code);

/** Why a value is refused, with its sentence. */
export function fieldProblem(code: OwnCode, params?: Params): FieldProblem {
  const message = sentences[code](params ?? {});
  return params === undefined ? { code, message } : { code, params, message };
}

const tooBig = { string: 'too_long', array: 'too_many', set: 'too_many' } as const;
const tooSmall = { string: 'too_short', array: 'too_few', set: 'too_few' } as const;

const sizes = <Codes extends object>(codes: Codes, origin: string): origin is string & keyof Codes =>
  Object.hasOwn(codes, origin);

/** Why a schema of the contract refused a value. */
export function problemOfIssue(issue: z.core.$ZodIssue): FieldProblem {
  switch (issue.code) {
    case 'too_big': {
      const { origin, maximum } = issue;
      return fieldProblem(sizes(tooBig, origin) ? tooBig[origin] : 'too_large', { max: Number(maximum) });
    }
    case 'too_small': {
      const { origin, minimum } = issue;
      if (origin === 'string' && minimum === 1) return fieldProblem('required');
      return fieldProblem(sizes(tooSmall, origin) ? tooSmall[origin] : 'too_small', { min: Number(minimum) });
    }
    case 'custom':
      return isOwnCode(issue.params?.['code'])
        ? fieldProblem(issue.params['code'], Params.safeParse(issue.params['params']).data)
        : fieldProblem('invalid');
    default:
      return fieldProblem('invalid');
  }
}

/** Whether the issue is a wrong discriminator: the field, such as `kind`, that selects one alternative of a union. */
const isOtherKind = (issue: z.core.$ZodIssue): boolean =>
  issue.code === 'invalid_value' && issue.values.length === 1 && issue.path.length === 1;

/** Of a union, the issues of the alternative that was meant: the one whose discriminator the value has. */
function meantIssues(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const meant = issue.errors.find((issues) => !issues.some(isOtherKind));
  const issues = meant ?? issue.errors[0]?.filter(isOtherKind) ?? [];
  return issues.map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
}

/** Every field that a schema of the contract refused. */
export const fieldErrorsOf = (error: z.core.$ZodError): FieldError[] =>
  error.issues
    .flatMap(meantIssues)
    .map((issue) => ({ field: issue.path.join('.'), ...problemOfIssue(issue) }));
