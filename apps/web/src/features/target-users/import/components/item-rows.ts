import { type FieldCode, fieldCodes, type JobItem } from '@reseller-console/contract';
import { words as shared } from '../../../../shared/words/en.ts';
import { complaintOf } from '../../../../shared/write/complaint.ts';
import type { MappedColumn } from '../checking/mapping.ts';
import type { OwnFields } from '../model/import-session.ts';
import { words as w } from '../words/en.ts';
import { fieldName } from './field-choices.ts';
import type { GridRow } from './grid-row.tsx';
import type { PlanRow } from './use-items.ts';

const p = w.plan;
const tones = {
  create: 'good',
  change: 'good',
  delete: 'warn',
  same: 'quiet',
  skip: 'warn',
  refuse: 'bad',
} as const;

const isSaid = (code: string): code is keyof typeof p.codes => Object.hasOwn(p.codes, code);
const isTold = (code: string): code is keyof typeof p.reasons => Object.hasOwn(p.reasons, code);
const isProblem = (code: string): code is keyof typeof shared.problems =>
  Object.hasOwn(shared.problems, code);
const isField = (code: string): code is FieldCode => fieldCodes.some((one) => one === code);

const wholeOf: Readonly<Record<string, string>> = {
  firstName: 'fullName',
  lastName: 'fullName',
  managerFirstName: 'managerFullName',
  managerLastName: 'managerFullName',
};

/** The sentence of a problem's code, if it is one. */
export const problemText = (code: string): string | undefined =>
  isProblem(code) ? shared.problems[code] : undefined;

function reasonOf({ code, params }: JobItem): string | undefined {
  if (code === null || code === 'invalid') return undefined;
  if (code === 'duplicate') return w.check.duplicateOf(Number(params['line'] ?? 0));
  if (code === 'probably_same') return p.probablySame(String(params['email'] ?? ''));
  if (isTold(code)) return p.reasons[code];
  return problemText(code);
}

/** What a plan says of a row, as the grid shows it. */
export function itemRowOf({ item, row }: PlanRow, columns: readonly MappedColumn[], own: OwnFields): GridRow {
  const placeOf = (field: string) => {
    const at = columns.findIndex((one) => one.field === field);
    return at === -1 ? columns.findIndex((one) => one.field === wholeOf[field]) : at;
  };
  const nameOf = (field: string) => fieldName(field, own);
  const faults = new Map<number, string>();
  const told: string[] = [];
  if (item.code === 'invalid') {
    const { field, reason, max } = item.params;
    const params = max === undefined ? {} : { max };
    const code = isField(String(reason)) ? String(reason) : 'invalid';
    const text = complaintOf({ code, params, message: p.codes.invalid });
    const at = placeOf(String(field));
    if (at === -1) told.push(w.check.at(nameOf(String(field)), text));
    else faults.set(at, text);
  }
  const changes = new Map<number, string>();
  if (item.verdict === 'change') {
    for (const { field, from, to } of item.changes) {
      const at = placeOf(field);
      const text = p.change(from ?? p.blank, to ?? p.blank);
      if (at === -1 || changes.has(at)) told.push(w.check.at(nameOf(field), text));
      else changes.set(at, text);
    }
  }
  const reason = reasonOf(item);
  if (reason !== undefined) told.unshift(reason);
  const email = placeOf('email');
  return {
    line: item.line,
    verdict: {
      text: item.code !== null && isSaid(item.code) ? p.codes[item.code] : p.verdicts[item.verdict],
      // Who is not in the file loses something.
      tone: item.code === 'not_in_file' ? 'warn' : tones[item.verdict],
    },
    cells: row?.cells ?? columns.map((_, at) => (at === email ? (item.subject ?? '') : '')),
    faults,
    changes,
    edited: new Set((row?.edited ?? []).map((column) => columns.findIndex((one) => one.column === column))),
    reason: told.length > 0 ? told.join(' ') : undefined,
  };
}
