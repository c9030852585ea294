import { importFields } from '@reseller-console/contract';
import { fieldLabels } from '../../components/field-labels.ts';
import type { Mapping } from '../checking/mapping.ts';
import type { OwnFields } from '../model/import-session.ts';
import { words as w } from '../words/en.ts';

const c = w.columns;

/** What a field is called as the meaning of a column. */
export function fieldName(field: string, own: OwnFields): string {
  if (field === 'fullName') return c.fullName;
  if (field === 'managerFullName') return c.managerFullName;
  return fieldLabels[field] ?? own.find((one) => one.field === field)?.name ?? field;
}

/** What can be chosen for a column: Keepnet's fields in the order of the form, then the company's own. */
export const fieldChoices = (own: OwnFields) => ({
  keepnet: importFields.map((field) => [field, fieldName(field, own)] as const),
  own: own.map(({ field, name }) => [field, name] as const),
});

const wholeNames = [
  ['fullName', 'firstName', 'lastName'],
  ['managerFullName', 'managerFirstName', 'managerLastName'],
] as const;

/** What is wrong with a mapping: by column, and as a whole. */
export function mappingFaults({ fields }: Mapping, own: OwnFields) {
  const columns = new Map<number, string>();
  for (const [column, field] of fields.entries()) {
    if (field === null) continue;
    if (fields.filter((one) => one === field).length > 1) columns.set(column, c.twice(fieldName(field, own)));
    for (const [whole, ...parts] of wholeNames) {
      const both = fields.includes(whole) && parts.some((part) => fields.includes(part));
      if (both && (field === whole || parts.some((part) => part === field))) columns.set(column, c.twoNames);
    }
  }
  const whole = fields.includes('email') ? undefined : c.noEmail;
  return { columns, whole, any: columns.size > 0 || whole !== undefined };
}
