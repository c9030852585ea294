import * as z from 'zod/mini';
import { operation } from './operation.ts';

export const customFieldTypes = ['String', 'Number', 'Email', 'Date', 'DateTime', 'Boolean'] as const;

/** A field that a company added to its people; active ones only, in the company's order. */
export const CustomField = z.object({
  id: z.string(),
  name: z.string(),
  type: z.enum(customFieldTypes),
  required: z.boolean(),
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

const customValueShapes: Record<CustomField['type'], readonly [RegExp, string]> = {
  String: [/^[\s\S]{0,256}$/, 'At most 256 characters'],
  Number: [/^-?\d{1,10}$/, 'A whole number of at most 10 digits'],
  Email: [/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/, 'Not an e-mail address'],
  Date: [/^\d{4}-\d{2}-\d{2}$/, 'Not a date'],
  DateTime: [/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/, 'Not a date and time'],
  Boolean: [/^(true|false)$/, 'Yes or no'],
};

/** Why a value does not do for a company's own field, or undefined where it does. An empty one does unless it is required. */
export function customFieldProblem(
  field: Pick<CustomField, 'type' | 'required'>,
  value: string,
): string | undefined {
  if (value === '') return field.required ? 'Required' : undefined;
  const [shape, message] = customValueShapes[field.type];
  return shape.test(value) ? undefined : message;
}
