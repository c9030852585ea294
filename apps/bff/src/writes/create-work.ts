import { KeepnetError } from '@reseller-console/keepnet';
import type { WriteRow } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { CreateAction, LookUpAction } from './action.ts';
import { lookForCreated } from './look.ts';
import { created, notSent, refused, unknown } from './settlement.ts';
import type { Settlement } from './store.ts';
import { cannotLook, problemOf, type Reconciler, type Work, type WorkTools } from './work.ts';

const look = (row: WriteRow, action: LookUpAction, { store, hashFields, times }: WorkTools) =>
  lookForCreated(row, action, store, hashFields, times.look);

/** Settles creates whose answer was lost, by looking for what they made. */
export function createReconciler(action: LookUpAction, tools: WorkTools): Reconciler {
  return {
    name: action.name,
    async reconcile(row) {
      try {
        const sighting = await look(row, action, tools);
        if (sighting.kind === 'ours') return created(sighting.id, true);
        return unknown(sighting.kind === 'unclear' ? sighting.candidates : []);
      } catch (error) {
        cannotLook(tools.log, row, error);
        return unknown([]);
      }
    },
  };
}

/** A create of one input, which is kept nowhere but in memory. */
export function createWork<Input>(action: CreateAction<Input>, input: Input, tools: WorkTools): Work {
  const { times } = tools;
  const reconciler = createReconciler(action, tools);

  function refusal(row: WriteRow, error: KeepnetError): Settlement {
    const speaksOfFields = error.kind === 'invalid' || error.kind === 'failed';
    const errors = speaksOfFields ? action.fieldErrors(error.messages) : [];
    return refused(problemOf(row, error), errors);
  }

  async function settleFailure(row: WriteRow, error: unknown): Promise<Settlement> {
    if (error instanceof ProblemError) return notSent(error);
    if (!(error instanceof KeepnetError)) return reconciler.reconcile(row);
    if (error.outcome === 'not_sent') return notSent(problemOf(row, error));
    if (error.outcome === 'clear') return refusal(row, error);
    if (!error.envelope) return reconciler.reconcile(row);
    try {
      // A server error that Keepnet put into words counts as a refusal once a look shows that it made nothing.
      const sighting = await look(row, action, tools);
      if (sighting.kind === 'ours') return created(sighting.id, true);
      return sighting.kind === 'nothing' ? refusal(row, error) : unknown(sighting.candidates);
    } catch (failure) {
      cannotLook(tools.log, row, failure);
      return unknown([]);
    }
  }

  return {
    ...reconciler,
    longestMs: times.look.deadlineMs + times.sendMs,
    async before({ company_id: scope, target, request_id: requestId, person_id: owner }) {
      const call = { deadlineMs: times.look.deadlineMs, requestId, owner };
      const found = await action.lookUp(scope, target, call);
      return found.map(({ id }) => id);
    },
    async send(row) {
      const call = { deadlineMs: times.sendMs, requestId: row.request_id, owner: row.person_id };
      try {
        const { id } = await action.send(row.company_id, input, call);
        return created(id, false);
      } catch (error) {
        return settleFailure(row, error);
      }
    },
  };
}
