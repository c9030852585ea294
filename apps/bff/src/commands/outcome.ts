import type { FieldError } from '@reseller-console/contract';
import type { WriteRow } from '../db/schema.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Command, Detail, Proof } from './command.ts';

/** The outcome of a write. */
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

/** Keepnet confirmed it, or a proof found it. The answer has what is there now. */
export function succeeded({ success }: Kind, proof: Proof, reconciled: boolean): Outcome {
  const mark = reconciled ? { reconciled: true } : {};
  const complete = proof.state === 'done';
  return {
    state: 'settled',
    outcome: complete ? success : 'partial',
    status: success === 'created' ? 201 : 200,
    answer: { ...proof.answer, ...(success === 'created' ? {} : { complete }), ...mark },
    resourceId: proof.resourceId,
    detail: { ...proof.detail, ...mark },
  };
}

/** Keepnet returned the id of the new record. */
export const answered = (kind: Kind, id: string): Outcome =>
  succeeded(kind, { state: 'done', answer: { id }, resourceId: id, detail: {}, facts: {} }, false);

function settledProblem(problem: ProblemError, outcome: string, detail: Detail = {}): Outcome {
  return {
    state: 'settled',
    outcome,
    status: problem.status,
    answer: { ...problem.toProblem(undefined), settled: true },
    detail: { code: problem.code, ...detail },
  };
}

/** Nothing reached Keepnet, so it is safe to send again. */
export const notSent = (problem: ProblemError): Outcome => settledProblem(problem, 'not_sent');

/** The outcome of the writes after this one: not sent, if it was rate limited or did not reach Keepnet; otherwise undefined. */
export function withheld(outcome: Outcome): Outcome | undefined {
  const isFull = outcome.detail?.['code'] === 'upstream_rate_limited';
  const isOut = outcome.outcome === 'not_sent' && outcome.status >= 500;
  return isFull || isOut ? { ...outcome, outcome: 'not_sent' } : undefined;
}

/** Keepnet refused it, or the console did before asking. Keepnet's messages go to the fields they mention. */
export function refused(problem: ProblemError, errors: FieldError[] = []): Outcome {
  const placed =
    errors.length === 0 ? problem : new ProblemError(problem.code, { ...problem.options, errors });
  return settledProblem(placed, 'refused');
}

/** The change was made in part, for the reason `why` if there is one. */
export function madeInPart(
  { partial }: Kind,
  { facts, detail }: Proof,
  why: ProblemError | undefined,
): Outcome {
  const reason = (why?.message ?? 'The answer of Keepnet was lost').replace(/\.*$/, '.');
  const problem = new ProblemError(partial ?? 'outcome_unknown', {
    detail: `${reason} What is there now is neither what was there before nor what was wanted.`,
    params: why?.options.params,
    keepnetMessage: why?.options.keepnetMessage,
    cause: why,
    ...facts,
  });
  return settledProblem(problem, 'partial', { ...detail, reason: why?.code ?? 'outcome_unknown' });
}

const answerLost = 'Keepnet was asked, and its answer was lost. Check again before you send anything new.';

/** Keepnet was asked, but the outcome could not be stored. The same key gets it later. */
export const notStored = (): ProblemError =>
  new ProblemError('outcome_unknown', {
    detail:
      'Keepnet was asked, and the console could not store the outcome. Check again before you send anything new.',
  });

/** It is unknown whether Keepnet did it. `facts` is the current state, if it could be read. */
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

/** Keepnet confirmed a create, but the record is not visible in either company yet. */
export const unseen = (): Outcome =>
  unknown({}, {}, 'Keepnet says that it did it, but it cannot be seen yet in which company. Check again.');

const untilReset = 'The console sends no writes until its operator has cleared that up.';

/** The record was created in the reseller's own company instead of the chosen one. */
export function misplaced(id: string, { target, company_name: name }: WriteRow): Outcome {
  const problem = new ProblemError('upstream_scope_ignored', {
    detail: `Keepnet made this in the reseller's own company instead of ${name ?? 'the chosen one'}. ${untilReset}`,
    candidates: [{ id, label: target, createdAt: null }],
  });
  return { ...settledProblem(problem, 'misplaced'), resourceId: id };
}

/** Not sent, because an earlier create landed in the reseller's own company. */
export const stopped = (): Outcome =>
  notSent(
    new ProblemError('upstream_scope_ignored', {
      detail: `Nothing was sent: Keepnet made an earlier record in the reseller's own company instead of the chosen one. ${untilReset}`,
    }),
  );
