import { type Answer, ok } from '../http/answer.ts';
import type { Route, ScopedCall } from '../http/route.ts';

/** The company's fields, inactive ones too, not in the order of `sortOrder`. */
function list({ users }: ScopedCall): Answer {
  const rows = users.customFields.map(({ id, name, type, required, active }, index) => ({
    resourceId: id,
    name,
    ownerType: 'Company',
    fieldDataType: type,
    targetGroupResourceId: null,
    isActive: active,
    sortOrder: index + 1,
    isRequired: required,
    isEditable: true,
  }));
  return ok(rows.toReversed());
}

export const customFieldRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/custom-fields/company', scope: 'company', errors: 'messages', handle: list },
];
