import type { Candidate, FieldError } from '@reseller-console/contract';
import { ProblemError } from '../http/problem.ts';
import type { Found } from './action.ts';
import type { Settlement } from './store.ts';

export const created = (id: string, reconciled: boolean): Settlement => ({
  state: 'settled',
  outcome: 'created',
  status: 201,
  answer: reconciled ? { id, reconciled: true } : { id },
  resourceId: id,
  detail: reconciled ? { reconciled: true } : {},
});

const fromProblem = (problem: ProblemError, outcome: string): Settlement => ({
  state: 'settled',
  outcome,
  status: problem.status,
  answer: problem.toProblem(undefined),
  detail: { code: problem.code },
});

const toCandidate = ({ id, label, createdAt }: Found): Candidate => ({ id, label, createdAt });

export const unknown = (candidates: readonly Found[]): Settlement => ({
  ...fromProblem(
    new ProblemError('outcome_unknown', {
      detail: 'Keepnet was asked, and its answer was lost. Check again before sending anything anew.',
      candidates: candidates.map(toCandidate),
    }),
    'unknown',
  ),
  state: 'unknown',
});

/** Nothing reached Keepnet: it is safe to send again. */
export function notSent(problem: ProblemError): Settlement {
  return fromProblem(problem, 'not_sent');
}

/** Keepnet answered that it did not do it; what it said lands at the fields that it speaks of. */
export function refused(problem: ProblemError, errors: FieldError[]): Settlement {
  if (errors.length === 0) return fromProblem(problem, 'refused');
  return fromProblem(new ProblemError(problem.code, { ...problem.options, errors }), 'refused');
}
