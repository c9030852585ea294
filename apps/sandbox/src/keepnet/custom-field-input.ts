import { bind, textOf } from '../search/bind.ts';
import type { CustomField, FieldType } from '../store/records.ts';
import { isMail } from './mail.ts';

const VALID: Readonly<Record<FieldType, (value: string) => boolean>> = {
  String: () => true,
  Number: (value) => /^-?\d{1,10}$/.test(value),
  Email: isMail,
  Date: (value) => /^\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?$/.test(value) && !Number.isNaN(Date.parse(value)),
  DateTime: (value) =>
    /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})?$/.test(value) && !Number.isNaN(Date.parse(value)),
  Boolean: (value) => value === 'True' || value === 'False',
};

const isDated = ({ type }: CustomField): boolean => type === 'Date' || type === 'DateTime';

/** What is wrong with the value of a field; null when nothing is. Dates travel twice, and what is empty is left out. */
function problemOf(field: CustomField | undefined, text: string, timestamp: string): string | null {
  if (field === undefined) return 'Custom field was not found';
  const { name, type, active } = field;
  if (!active) return `${name} is not active`;
  if (text === '') return `${name} must not be empty`;
  if (text.length > 256) return `${name} must have at most 256 characters`;
  if (!VALID[type](text)) return `${name} is not valid`;
  if (!isDated(field)) return timestamp === '' ? null : `${name} has no timestampValue`;
  return VALID.Date(timestamp) || VALID.DateTime(timestamp) ? null : `${name} needs a timestampValue`;
}

/**
 * The values of `customFields[]` in the order of the company's fields; what is wrong is added to `problems`. With `kept`, the values
 * of a user who is there, an empty value clears and one that is left out keeps its own.
 */
export function readCustomFields(
  value: unknown,
  fields: readonly CustomField[],
  problems: string[],
  kept?: readonly string[],
): string[] {
  const values = new Map<string, string>();
  if (value !== undefined && value !== null && !Array.isArray(value))
    problems.push('Custom fields must be a list');
  for (const entry of Array.isArray(value) ? value : []) {
    const bound = bind(entry, ['resourceId', 'value', 'timestampValue'], 'customFields');
    const id = textOf(bound, 'resourceId');
    const text = textOf(bound, 'value');
    const field = fields.find((each) => each.id === id);
    const clears = kept !== undefined && field !== undefined && text === '';
    const problem = clears ? null : problemOf(field, text, textOf(bound, 'timestampValue'));
    if (problem !== null) problems.push(problem);
    values.set(id, text);
  }
  const read = fields.map(({ id }, index) => values.get(id) ?? kept?.[index] ?? '');
  for (const [index, { name, required, active }] of fields.entries()) {
    if (required && active && read[index] === '') problems.push(`${name} is required`);
  }
  return read;
}
