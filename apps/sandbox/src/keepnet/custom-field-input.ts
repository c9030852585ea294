import { bind, textOf } from '../search/bind.ts';
import type { CustomField, FieldType } from '../store/records.ts';
import { isMail } from './mail.ts';

const VALID: Readonly<Record<FieldType, (value: string) => boolean>> = {
  String: (value) => value.length <= 256,
  Number: (value) => /^-?\d{1,10}$/.test(value),
  Email: isMail,
  Date: (value) => /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?$/.test(value) && !Number.isNaN(Date.parse(value)),
  DateTime: (value) =>
    /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})?$/.test(value) && !Number.isNaN(Date.parse(value)),
  Boolean: (value) => value === 'True' || value === 'False',
};

/** The values of `customFields[]` in the order of the company's fields; what is wrong is added to `problems`. */
export function readCustomFields(
  value: unknown,
  fields: readonly CustomField[],
  problems: string[],
): string[] {
  const values = new Map<string, string>();
  if (value !== undefined && value !== null && !Array.isArray(value))
    problems.push('Custom fields must be a list');
  for (const entry of Array.isArray(value) ? value : []) {
    const bound = bind(entry, ['resourceId', 'name', 'dataType', 'value', 'timestampValue'], 'customFields');
    const field = fields.find(({ id }) => id === bound.get('resourceId'));
    const text = textOf(bound, 'value');
    if (field === undefined) problems.push('Custom field was not found');
    else if (text !== '' && !VALID[field.type](text)) problems.push(`${field.name} is not valid`);
    else values.set(field.id, text);
  }
  for (const field of fields) {
    if (field.required && field.active && (values.get(field.id) ?? '') === '')
      problems.push(`${field.name} is required`);
  }
  return fields.map(({ id }) => values.get(id) ?? '');
}
