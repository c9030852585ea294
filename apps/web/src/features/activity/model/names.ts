import { type AuditItem, auditActions, auditOutcomes } from '@reseller-console/contract';
import { namesakes } from '../../../shared/lib/namesakes.ts';
import type { Entry } from '../../../shared/lib/rank.ts';
import { words as w } from '../words/en.ts';

/** A call that has no action of its own, as `GET /api/companies/:companyId/custom-fields`, in words. */
function callName(action: string): string {
  const [method = '', path = ''] = action.split(' ');
  const verb = Object.entries(w.verbs).find(([name]) => name === method)?.[1];
  const noun = path.split('/').findLast((part) => /^[a-z]/.test(part));
  return verb && noun ? w.call(verb, noun) : action;
}

/** An action in words; one of a newer console by the name that it has there. */
export function actionName(action: string): string {
  const known = auditActions.find((one) => one === action);
  return known === undefined ? callName(action) : w.actions[known];
}

/** An outcome in words; one of a newer console by the name that it has there. */
export function outcomeName(outcome: string): string {
  const known = auditOutcomes.find((one) => one === outcome);
  return known === undefined ? outcome : w.outcomes[known];
}

/** Whether a write was settled by looking at Keepnet instead of by its answer. */
export const isReconciled = ({ steps }: AuditItem): boolean => steps.at(-1)?.kind === 'reconciled';

/** What was recorded besides, as names and values to read; not what only the console itself needs. */
export function factsOf(detail: Record<string, unknown> | null): [string, string][] {
  return Object.entries(detail ?? {})
    .filter(([name, value]) => name !== 'leaseUntil' && value !== null && value !== undefined)
    .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
}

/** Id of the plan that a line is about, if it is about one. */
export const jobOf = ({ action, steps }: AuditItem): string | undefined =>
  action.startsWith('job.')
    ? steps.map(({ detail }) => detail?.['job']).findLast((id) => typeof id === 'string')
    : undefined;

/** Id of the record that a line is about, where the trail knows it. */
const recordOf = ({ steps }: AuditItem): string | undefined =>
  steps.map(({ detail }) => detail?.resourceId).findLast((id) => typeof id === 'string');

/** What tells apart what lines name. */
export interface LineNamesakes {
  /** By company id. */
  readonly companies: ReadonlyMap<string, string>;
  /** By person id. */
  readonly people: ReadonlyMap<string, string>;
  /** By line id. */
  readonly targets: ReadonlyMap<number, string>;
}

/**
 * Finds the namesakes among lines: their companies and those that are listed now, since one that is gone may have the name of
 * another; their people; and the records that one kind of action in one company calls the same.
 */
export function namesakesIn(items: readonly AuditItem[], directory: readonly Entry[]): LineNamesakes {
  const companies = new Map<string, string>();
  const people = new Map<string, { id: string; name: string }>();
  const records = new Map<string, { id: string; name: string }>();
  for (const item of items) {
    const { company, person, action, target } = item;
    if (company) companies.set(company.id, company.name ?? company.id);
    if (person) people.set(person.id, { id: person.id, name: person.name ?? person.id });
    const id = recordOf(item);
    if (id === undefined || target === null) continue;
    const [noun] = action.split('.');
    records.set(`${id} ${target}`, { id, name: `${noun} ${company?.id} ${target}` });
  }
  // What a company is called now is what it is shown by.
  for (const [id, name] of directory) companies.set(id, name);
  const apart = namesakes([...records.values()]);
  return {
    companies: namesakes([...companies].map(([id, name]) => ({ id, name }))),
    people: namesakes([...people.values()]),
    targets: new Map(
      items.flatMap((item) => {
        const told = apart.get(recordOf(item) ?? '');
        return told === undefined ? [] : [[item.id, told] as const];
      }),
    ),
  };
}
