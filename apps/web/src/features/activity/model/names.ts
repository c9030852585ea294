import { type AuditItem, auditActions, auditOutcomes } from '@reseller-console/contract';
import { activityWords } from '../../../shared/words/activity.ts';

/** A call that has no action of its own, as `GET /api/companies/:companyId/custom-fields`, in words. */
function callName(action: string): string {
  const [method = '', path = ''] = action.split(' ');
  const verb = Object.entries(activityWords.verbs).find(([name]) => name === method)?.[1];
  const noun = path.split('/').findLast((part) => /^[a-z]/.test(part));
  return verb && noun ? activityWords.call(verb, noun) : action;
}

/** An action in words; one of a newer console by the name that it has there. */
export function actionName(action: string): string {
  const known = auditActions.find((one) => one === action);
  return known === undefined ? callName(action) : activityWords.actions[known];
}

/** An outcome in words; one of a newer console by the name that it has there. */
export function outcomeName(outcome: string): string {
  const known = auditOutcomes.find((one) => one === outcome);
  return known === undefined ? outcome : activityWords.outcomes[known];
}

/** Whether a write was settled by looking at Keepnet instead of by its answer. */
export const isReconciled = ({ steps }: AuditItem): boolean => steps.at(-1)?.kind === 'reconciled';

/** What was recorded besides, as names and values to read; not what only the console itself needs. */
export function factsOf(detail: Record<string, unknown> | null): [string, string][] {
  return Object.entries(detail ?? {})
    .filter(([name, value]) => name !== 'leaseUntil' && value !== null && value !== undefined)
    .map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
}
