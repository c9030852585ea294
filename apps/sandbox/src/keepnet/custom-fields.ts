import { type Answer, ok, okId } from '../http/answer.ts';
import { invalid } from '../http/refusal.ts';
import type { Route, ScopedCall } from '../http/route.ts';
import { bind } from '../search/bind.ts';
import { FIELD_TYPES } from '../store/records.ts';
import { nameOf } from './name.ts';

/** The company's fields, inactive ones too, not in the order of `sortOrder`. */
function list({ users }: ScopedCall): Answer {
  const rows = users.customFields.map(({ id, name, type, required, active, sortOrder }, index) => ({
    resourceId: id,
    name,
    ownerType: 'Company',
    fieldDataType: type,
    targetGroupResourceId: null,
    isActive: active,
    sortOrder: sortOrder ?? index + 1,
    isRequired: required,
    isEditable: true,
  }));
  return ok(rows.toReversed());
}

const NAMES = [
  'name',
  'ownerType',
  'fieldDataType',
  'targetGroupResourceId',
  'isActive',
  'sortOrder',
  'isRequired',
] as const;

/** A name that another field has is taken without a word, unless the mode says otherwise: a create that is sent twice makes two. */
function create({ world, users, body, company, request }: ScopedCall): Answer {
  const bound = bind(body, NAMES, 'Body');
  const name = nameOf(bound);
  const type = FIELD_TYPES.find((each) => each === bound.get('fieldDataType'));
  if (bound.get('ownerType') !== 'Company') throw invalid('OwnerType is required');
  if (type === undefined) throw invalid('FieldDataType is required');
  const order = bound.get('sortOrder') ?? users.customFields.length + 1;
  if (typeof order !== 'number' || !Number.isInteger(order)) throw invalid('SortOrder must be a number');
  const [required, active] = [bound.get('isRequired') ?? false, bound.get('isActive') ?? true];
  if (typeof required !== 'boolean' || typeof active !== 'boolean') {
    throw invalid('IsRequired and IsActive must be true or false');
  }
  const wanted = name.trim().toLowerCase();
  const isTaken = users.customFields.some((field) => field.name.trim().toLowerCase() === wanted);
  if (isTaken && world.modes.fieldNames === 'unique') throw invalid('Custom field name already exists');
  const id = world.newId();
  users.customFields.push({ id, name, type, required, active, sortOrder: order });
  world.creations.push({ kind: 'custom-field', id, companyId: company.id, request });
  return okId(id, 'Custom field created');
}

export const customFieldRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/custom-fields/company', scope: 'company', errors: 'messages', handle: list },
  { method: 'POST', path: '/api/custom-fields', scope: 'company', errors: 'camel', handle: create },
];
