import type { FieldError } from '@reseller-console/contract';
import type { WriteRow } from '../db/schema.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Command, Detail, Proof } from './command.ts';

/** What a write ended with, or stands at. */
export interface Outcome {
  state: 'settled' | 'unknown';
  /** In the trail: `created`, `changed`, `partial`, `refused`, `not_sent`, `misplaced` or `unknown`. */
  outcome: string;
  status: number;
  answer: object;
  resourceId?: string | undefined;
  detail?: Detail | undefined;
}

type Kind = Pick<Command<never, unknown, unknown>, 'success' | 'partial'>;

/** Keepnet says that it did it, or what was wanted was found; the answer says what is really there. */
export function succeeded({ success }: Kind, proof: Proof, reconciled: boolean): Outcome {
  const mark = reconciled ? { reconciled: true } : {};
  const complete = proof.standing === 'done';
  return {
    state: 'settled',
    outcome: complete ? success : 'partial',
    status: success === 'created' ? 201 : 200,
    answer: { ...proof.answer, ...(success === 'created' ? {} : { complete }), ...mark },
    resourceId: proof.resourceId,
    detail: { ...proof.detail, ...mark },
  };
}

/** Keepnet answered the id of the record that it made. */
export const answered = (kind: Kind, id: string): Outcome =>
  succeeded(kind, { standing: 'done', answer: { id }, resourceId: id, detail: {}, facts: {} }, false);

function settledProblem(problem: ProblemError, outcome: string, detail: Detail = {}): Outcome {
  return {
    state: 'settled',
    outcome,
    status: problem.status,
    answer: { ...problem.toProblem(undefined), settled: true },
    detail: { code: problem.code, ...detail },
  };
}

/** Nothing reached Keepnet: it is safe to send again. */
export const notSent = (problem: ProblemError): Outcome => settledProblem(problem, 'not_sent');

/** Keepnet answered that it did not do it, or the console did not ask it; its words stand at the fields that they speak of. */
export function refused(problem: ProblemError, errors: FieldError[] = []): Outcome {
  const placed =
    errors.length === 0 ? problem : new ProblemError(problem.code, { ...problem.options, errors });
  return settledProblem(placed, 'refused');
}

/** The change stopped half-way, for the reason `why` where there is one. */
export function madeInPart(
  { partial }: Kind,
  { facts, detail }: Proof,
  why: ProblemError | undefined,
): Outcome {
  const reason = (why?.message ?? 'The answer of Keepnet was lost').replace(/\.*$/, '.');
  const problem = new ProblemError(partial ?? 'outcome_unknown', {
    detail: `${reason} What is there now is neither what was there before nor what was wanted.`,
    cause: why,
    ...facts,
  });
  return settledProblem(problem, 'partial', { ...detail, reason: why?.code ?? 'outcome_unknown' });
}

const answerLost = 'Keepnet was asked, and its answer was lost. Check again before you send anything new.';

/** Keepnet was asked, and what came of it could not be stored. The same key gets the outcome later. */
export const notStored = (): ProblemError =>
  new ProblemError('outcome_unknown', {
    detail:
      'Keepnet was asked, and the console could not store the outcome. Check again before you send anything new.',
  });

/** It cannot be said whether Keepnet did it. `facts` is what is there now, where that could be read. */
export function unknown(detail: Detail, facts: Proof['facts'] = {}, why = answerLost): Outcome {
  const problem = new ProblemError('outcome_unknown', { detail: why, ...facts });
  return {
    state: 'unknown',
    outcome: 'unknown',
    status: problem.status,
    answer: problem.toProblem(undefined),
    detail: { code: problem.code, ...detail },
  };
}

/** Keepnet says that it made it, and it cannot be seen in which company. */
export const unseen = (): Outcome =>
  unknown({}, {}, 'Keepnet says that it did it, but it cannot be seen yet in which company. Check again.');

const untilReset = 'The console sends no writes until its operator has cleared that up.';

/** It was made in the reseller's own company instead of the chosen one. */
export function misplaced(id: string, { target, company_name: name }: WriteRow): Outcome {
  const problem = new ProblemError('upstream_scope_ignored', {
    detail: `Keepnet made this in the reseller's own company instead of ${name ?? 'the chosen one'}. ${untilReset}`,
    candidates: [{ id, label: target, createdAt: null }],
  });
  return { ...settledProblem(problem, 'misplaced'), resourceId: id };
}

/** What is not sent, because an earlier create landed in the reseller's own company. */
export const stopped = (): Outcome =>
  notSent(
    new ProblemError('upstream_scope_ignored', {
      detail: `Nothing was sent: Keepnet made an earlier record in the reseller's own company instead of the chosen one. ${untilReset}`,
    }),
  );
