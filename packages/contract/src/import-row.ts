import type * as z from 'zod/mini';
import type { FieldError } from './field-error.ts';
import { fieldProblem, problemOfIssue } from './field-problem.ts';
import type { ImportHeader } from './imports.ts';
import { emailLine, line } from './line.ts';
import { type CustomField, customFieldProblem } from './lookups.ts';
import { plain } from './plain.ts';
import { PhoneNumber, recordId, targetUserLimits } from './target-user-input.ts';
import { Priority } from './target-users.ts';

const { email, name, department } = targetUserLimits;

const schemas: Readonly<Record<string, z.ZodMiniType<string>>> = {
  email: emailLine(email),
  firstName: line(name),
  lastName: line(name),
  fullName: line(2 * name + 1),
  department: line(department),
  phoneNumber: PhoneNumber,
  priority: Priority,
  timeZoneId: line(200),
  preferredLanguageId: recordId,
  managerFirstName: line(name),
  managerLastName: line(name),
  managerFullName: line(2 * name + 1),
  managerEmail: emailLine(email),
};

/** The most characters of a cell that are read: no field takes more, and cleaning up longer text takes long. */
const maxCellLength = 2000;
const limitOf = (field: string): number => (field === 'email' || field === 'managerEmail' ? email : name);

const customFieldPrefix = 'customFields.';

/** The custom field that a column is for; undefined for one of Keepnet's own fields. */
export const customFieldOf = (field: string): string | undefined =>
  field.startsWith(customFieldPrefix) ? field.slice(customFieldPrefix.length) : undefined;

/** The two parts of a full name: `Byron, Ada` by its comma, else the last word is the last name. One word is a first name. */
export function splitFullName(text: string): { firstName: string; lastName: string } {
  const whole = plain(text);
  const comma = whole.indexOf(',');
  if (comma > 0) return { firstName: whole.slice(comma + 1).trim(), lastName: whole.slice(0, comma).trim() };
  const blank = whole.lastIndexOf(' ');
  if (blank < 0) return { firstName: whole, lastName: '' };
  return { firstName: whole.slice(0, blank), lastName: whole.slice(blank + 1) };
}

/** A row of a file by field: blank cells are absent, and full names are split. */
export interface ReadRow {
  cells: Readonly<Record<string, string>>;
  /** What is wrong with invalid values; their cells are absent. */
  errors: FieldError[];
}

const splitFields: Readonly<Record<string, readonly [first: string, last: string]>> = {
  fullName: ['firstName', 'lastName'],
  managerFullName: ['managerFirstName', 'managerLastName'],
};

/**
 * Reads one row of an import, in the browser and on the server. It does not know which target users exist: the plan says what a new one
 * lacks.
 */
export function readImportRow(
  headers: readonly ImportHeader[],
  values: readonly (string | null)[],
  customFields: readonly CustomField[],
): ReadRow {
  const cells: Record<string, string> = {};
  const errors: FieldError[] = [];
  for (const [index, { field }] of headers.entries()) {
    const raw = values[index] ?? '';
    if (raw.length > maxCellLength) {
      errors.push({ field, ...fieldProblem('too_long', { max: limitOf(field) }) });
      continue;
    }
    const text = plain(raw);
    if (text === '') continue;
    const id = customFieldOf(field);
    if (id !== undefined) {
      const custom = customFields.find((each) => each.id === id);
      const problem =
        custom === undefined ? fieldProblem('unknown_custom_field') : customFieldProblem(custom, text);
      if (problem === undefined) cells[field] = text;
      else errors.push({ field, ...problem });
      continue;
    }
    const result = schemas[field]?.safeParse(text);
    const [issue] = result?.error?.issues ?? [];
    if (issue !== undefined) errors.push({ field, ...problemOfIssue(issue) });
    else if (result?.data === '') continue;
    else if (splitFields[field] === undefined) cells[field] = result?.data ?? text;
    else {
      const { firstName, lastName } = splitFullName(text);
      const [first, last] = splitFields[field];
      if (firstName !== '') cells[first] = firstName;
      if (lastName !== '') cells[last] = lastName;
    }
  }
  const isAddressTold = errors.some(({ field }) => field === 'email');
  if (cells['email'] === undefined && !isAddressTold) {
    errors.push({ field: 'email', ...fieldProblem('required') });
  }
  return { cells, errors };
}
