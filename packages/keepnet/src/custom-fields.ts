import type { Call } from './options.ts';
import { read } from './transport/route.ts';
import type { Upstream } from './transport/upstream.ts';
import { customFields } from './wire/lookups.ts';

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

const route = read('GET', '/api/custom-fields/company');

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
