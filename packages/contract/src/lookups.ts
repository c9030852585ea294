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
  response: z.object({ items: z.array(CustomField) }),
});

export const listTimeZones = operation({
  method: 'GET',
  path: '/api/lookups/time-zones',
  role: 'viewer',
  response: z.object({ items: z.array(z.object({ id: z.string(), name: z.string() })) }),
});

/** `name` is what lists of people show; `label` is what a person chooses by. */
export const listLanguages = operation({
  method: 'GET',
  path: '/api/lookups/languages',
  role: 'viewer',
  response: z.object({
    items: z.array(
      z.object({ id: z.string(), name: z.string(), label: z.string(), code: z.nullable(z.string()) }),
    ),
  }),
});
