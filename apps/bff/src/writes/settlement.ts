import type { Candidate, FieldError, MemberLists } from '@reseller-console/contract';
import type { WriteRow } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { Found } from './action.ts';
import type { Verdict } from './change-action.ts';
import type { Settlement } from './store.ts';

export const created = (id: string, reconciled: boolean): Settlement => ({
  state: 'settled',
  outcome: 'created',
  status: 201,
  answer: reconciled ? { id, reconciled: true } : { id },
  resourceId: id,
  detail: reconciled ? { reconciled: true } : {},
});

const unsettled = (problem: ProblemError, outcome: string): Settlement => ({
  state: 'unknown',
  outcome,
  status: problem.status,
  answer: problem.toProblem(undefined),
  detail: { code: problem.code },
});

function fromProblem(problem: ProblemError, outcome: string): Settlement {
  const settlement = unsettled(problem, outcome);
  return { ...settlement, state: 'settled', answer: { ...settlement.answer, settled: true } };
}

const toCandidate = ({ id, label, createdAt }: Found): Candidate => ({ id, label, createdAt });

export const unknown = (candidates: readonly Found[]): Settlement =>
  unsettled(
    new ProblemError('outcome_unknown', {
      detail: 'Keepnet was asked, and its answer was lost. Check again before sending anything anew.',
      candidates: candidates.map(toCandidate),
    }),
    'unknown',
  );

/** Keepnet says that it made it, and it could not be seen in which company. */
export const unseen = (): Settlement =>
  unsettled(
    new ProblemError('outcome_unknown', {
      detail: 'Keepnet says that it did it, but it cannot be seen yet in which company. Check again.',
    }),
    'unknown',
  );

const untilReset = 'The console sends no writes until whoever runs it has cleared that up.';

/** It was made in the reseller's own company instead of the chosen one. */
export function misplaced(id: string, { target, company_name: name }: WriteRow): Settlement {
  const problem = new ProblemError('upstream_scope_ignored', {
    detail: `Keepnet made this in the reseller's own company instead of ${name ?? 'the chosen one'}. ${untilReset}`,
    candidates: [{ id, label: target, createdAt: null }],
  });
  return { ...fromProblem(problem, 'misplaced'), resourceId: id };
}

/** What is not sent, because an earlier create landed in the reseller's own company. */
export const stopped = (): Settlement =>
  notSent(
    new ProblemError('upstream_scope_ignored', {
      detail: `Nothing was sent: Keepnet made an earlier record in the reseller's own company instead of the chosen one. ${untilReset}`,
    }),
  );
/** Something was sent, and what came of it could not be written down: whoever asks again with the same key is told then. */
export const notWrittenDown = (): ProblemError =>
  new ProblemError('outcome_unknown', {
    detail:
      'Keepnet was asked, and the console could not write down what came of it. Check again before sending anything anew.',
  });

/** Nothing reached Keepnet: it is safe to send again. */
export function notSent(problem: ProblemError): Settlement {
  return fromProblem(problem, 'not_sent');
}

/** Keepnet answered that it did not do it, or the console did not ask it; what was said lands at the fields that it speaks of. */
export function refused(problem: ProblemError, errors: FieldError[] = []): Settlement {
  if (errors.length === 0) return fromProblem(problem, 'refused');
  return fromProblem(new ProblemError(problem.code, { ...problem.options, errors }), 'refused');
}

/** Keepnet says that it made the change, or what was wanted was found; the answer says what is really there. */
export function changed({ standing, answer, detail }: Verdict, reconciled: boolean): Settlement {
  const complete = standing === 'done';
  const mark = reconciled ? { reconciled: true } : {};
  return {
    state: 'settled',
    outcome: complete ? 'changed' : 'partial',
    status: 200,
    answer: { ...answer, complete, ...mark },
    detail: { ...detail, ...mark },
  };
}

/** The change stopped half-way, for the reason `why` where there is one. */
export function changedInPart({ members, detail }: Verdict, why: ProblemError | undefined): Settlement {
  const reason =
    why === undefined ? 'The answer of Keepnet was lost.' : `${why.message}.`.replace(/\.+$/, '.');
  const problem = new ProblemError('members_partial', {
    detail: `${reason} What is there now is neither what was there before nor what was wanted.`,
    members,
    cause: why,
  });
  const settlement = fromProblem(problem, 'partial');
  return {
    ...settlement,
    detail: { ...settlement.detail, ...detail, reason: why?.code ?? 'outcome_unknown' },
  };
}

/** Nobody can say whether the change was made; `members` is who is there, where that could be read. */
export function changeUnknown(members: MemberLists | undefined, detail: Record<string, unknown>): Settlement {
  const problem = new ProblemError('outcome_unknown', {
    detail: 'Keepnet was asked, and its answer was lost. Check again before changing anything anew.',
    members,
  });
  const settlement = unsettled(problem, 'unknown');
  return { ...settlement, detail: { ...settlement.detail, ...detail } };
}
