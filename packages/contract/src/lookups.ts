import * as z from 'zod/mini';
import { isDay, isDayAndTime } from './day.ts';
import type { FieldProblem } from './field-error.ts';
import { fieldProblem } from './field-problem.ts';
import { emailShape } from './line.ts';
import { operation } from './operation.ts';

export const customFieldTypes = ['String', 'Number', 'Email', 'Date', 'DateTime', 'Boolean'] as const;

/** A field that a company added to its people; active ones only, in the company's order. */
export const CustomField = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(customFieldTypes),
  required: z.boolean(),
  /**
   * Whether lists can be filtered by it: Keepnet's search knows fields by name, and compares their values as text. A server of an earlier
   * version does not say.
   */
  filterable: z.optional(z.boolean()),
});
export type CustomField = z.infer<typeof CustomField>;

export const listCustomFields = operation({
  method: 'GET',
  path: '/api/companies/:companyId/custom-fields',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  response: z.object({ items: z.array(CustomField) }),
});

export const listTimeZones = operation({
  method: 'GET',
  path: '/api/lookups/time-zones',
  role: 'viewer',
  effect: 'read',
  scope: 'self',
  response: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
});

/** `name` is what lists of people show; `label` is what a person chooses by. */
export const listLanguages = operation({
  method: 'GET',
  path: '/api/lookups/languages',
  role: 'viewer',
  effect: 'read',
  scope: 'self',
  response: z.object({
    items: z.array(
      z.object({ id: z.string(), name: z.string(), label: z.string(), code: z.nullable(z.string()) }),
    ),
  }),
});

type Test = (value: string) => boolean;

const customValueTests: Record<CustomField['type'], readonly [Test, ...Parameters<typeof fieldProblem>]> = {
  String: [(value) => value.length <= 256, 'too_long', { max: 256 }],
  Number: [(value) => /^-?\d{1,10}$/.test(value), 'not_a_number', { max: 10 }],
  Email: [(value) => emailShape.test(value), 'not_an_email'],
  Date: [isDay, 'not_a_date'],
  DateTime: [isDayAndTime, 'not_a_date_time'],
  Boolean: [(value) => /^(true|false)$/.test(value), 'not_yes_or_no'],
};

/** Why a value does not do for a company's own field, or undefined where it does. An empty one does unless it is required. */
export function customFieldProblem(
  field: Pick<CustomField, 'type' | 'required'>,
  value: string,
): FieldProblem | undefined {
  if (value === '') return field.required ? fieldProblem('required') : undefined;
  const [does, ...problem] = customValueTests[field.type];
  return does(value) ? undefined : fieldProblem(...problem);
}
