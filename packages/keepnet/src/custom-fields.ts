import type { Call } from './options.ts';
import { read, write } from './transport/route.ts';
import type { Upstream } from './transport/upstream.ts';
import { customFields } from './wire/lookups.ts';
import { created } from './wire/page.ts';

/** A company's own field on its target users. */
export interface CustomField {
  id: string;
  name: string;
  /** `String`, `Number`, `Email`, `Date`, `DateTime`, `Boolean`; an open set. */
  type: string;
  required: boolean;
  sortOrder: number;
  active: boolean;
}

/** What creating a custom field takes; the name is 1..64. */
export type NewCustomField = Pick<CustomField, 'name' | 'type' | 'required' | 'sortOrder'>;

const route = read('GET', '/api/custom-fields/company');
const createRoute = write('POST', '/api/custom-fields');

/** All custom fields of a company, in the order in which forms show them. */
export async function readCustomFields(
  upstream: Upstream,
  companyId: string,
  call?: Call,
): Promise<CustomField[]> {
  const fields = await upstream.json(route, customFields, call, { companyId });
  return fields
    .flatMap(({ resourceId, name, fieldDataType, isRequired, sortOrder, isActive }) =>
      resourceId && name
        ? [
            {
              id: resourceId,
              name,
              type: fieldDataType ?? 'String',
              required: isRequired ?? false,
              sortOrder: sortOrder ?? 0,
              active: isActive ?? true,
            },
          ]
        : [],
    )
    .sort((a, b) => a.sortOrder - b.sortOrder);
}

/** Creates an active custom field of a company. Answers its id. */
export async function createCustomField(
  upstream: Upstream,
  companyId: string,
  { name, type, required, sortOrder }: NewCustomField,
  call?: Call,
): Promise<{ id: string }> {
  const body = {
    name,
    ownerType: 'Company',
    fieldDataType: type,
    isActive: true,
    sortOrder,
    isRequired: required,
  };
  return { id: (await upstream.json(createRoute, created, call, { companyId, body })).resourceId };
}
