import type { CustomField, TargetUser } from '@reseller-console/contract';
import type { Cell } from '../../../shared/copy/cells.ts';
import { utcDay } from '../../../shared/lib/day.ts';
import { formatDay } from '../../../shared/lib/format.ts';
import { formatMoment, formatWallClock } from '../../../shared/lib/moment.ts';
import { words as w } from '../words/en.ts';

/** A target user's value of a custom field, or null; older records name the field only by its name. */
export function customValueOf(
  { customFields }: Pick<TargetUser, 'customFields'>,
  field: Pick<CustomField, 'id' | 'name'>,
): string | null {
  const found = customFields.find(({ id, name }) => (id === null ? name === field.name : id === field.id));
  return found?.value || null;
}

/** A value as people read it; what cannot be read by its type is shown as it is. */
export function formatCustomValue(type: CustomField['type'] | undefined, value: string): string {
  switch (type) {
    case 'Boolean':
      if (/^true$/i.test(value)) return w.yes;
      return /^false$/i.test(value) ? w.no : value;
    case 'Date':
      // A day has no time zone: what is written after it is left out.
      return formatDay(/^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(value)?.[0] ?? null) ?? value;
    case 'DateTime':
      return (/(Z|[+-]\d\d:\d\d)$/.test(value) ? formatMoment : formatWallClock)(value) ?? value;
    default:
      return value;
  }
}

/** A value for a spreadsheet: a number or a day as such if that loses nothing, otherwise text. */
export function spreadsheetValue(type: CustomField['type'] | undefined, value: string | null): Cell {
  if (value === null) return null;
  if (type === 'Number') return String(Number(value)) === value ? Number(value) : value;
  return type === 'Date' ? utcDay(value) : formatCustomValue(type, value);
}
