import { setTimeout as delay } from 'node:timers/promises';
import { KeepnetError } from '@reseller-console/keepnet';
import type { WriteRow } from '../db/schema.ts';
import { ProblemError } from '../http/problem.ts';
import type { Change, ChangeAction, Verdict } from './change-action.ts';
import { changed, changedInPart, changeUnknown, notSent, refused } from './settlement.ts';
import type { Settlement } from './store.ts';
import { cannotLook, problemOf, type Work, type WorkTools } from './work.ts';

/** A kind of change whatever its types. */
export interface DeclaredChange<Wanted> {
  readonly name: string;
  subject(wanted: Wanted): string;
  intended(wanted: Wanted): Record<string, unknown>;
  /** Needs nothing but the row of the write, so that any replica can take it over. */
  work(tools: WorkTools): Work;
}

/** Makes a change that the one path of writes can run. */
export const declareChange = <Wanted, State>(
  action: ChangeAction<Wanted, State>,
): DeclaredChange<Wanted> => ({
  name: action.name,
  subject: (wanted) => action.subject(wanted),
  intended: (wanted) => action.intended(wanted),
  work: (tools) => changeWork(action, tools),
});

function changeWork<Wanted, State>(action: ChangeAction<Wanted, State>, tools: WorkTools): Work {
  const { store, times, log } = tools;
  const { waits, deadlineMs } = times.look;

  const wantedOf = (row: WriteRow): Wanted => action.wanted.parse(JSON.parse(row.wanted ?? 'null'));
  const changeOf = (row: WriteRow): Change<Wanted, State> => ({
    wanted: wantedOf(row),
    before: action.state.parse(JSON.parse(row.before ?? 'null')),
  });
  const read = (row: WriteRow, wanted: Wanted): Promise<State> =>
    action.read(wanted, { deadlineMs, requestId: row.request_id });

  /** Reads until what was wanted shows or the waits are used up. @throws {KeepnetError} when it cannot be read */
  async function look(row: WriteRow, change: Change<Wanted, State>): Promise<Verdict> {
    let verdict: Verdict | undefined;
    for (const wait of waits) {
      if (wait > 0) await delay(wait);
      verdict = action.judge(change, await read(row, change.wanted));
      if (verdict.standing === 'done') break;
    }
    return verdict ?? action.judge(change, await read(row, change.wanted));
  }

  const unseen = ({ wanted, before }: Change<Wanted, State>) =>
    changeUnknown(undefined, action.intended(wanted, before));

  /** What came of calls of which one failed with `error`, or of which nobody knows how they ended. */
  async function settleByLook(row: WriteRow, error: KeepnetError | undefined): Promise<Settlement> {
    const change = changeOf(row);
    let verdict: Verdict;
    try {
      verdict = await look(row, change);
    } catch (failure) {
      cannotLook(log, row, failure);
      return unseen(change);
    }
    if (verdict.standing === 'done') return changed(verdict, true);
    const why = error === undefined ? undefined : problemOf(row, error);
    if (verdict.standing === 'partial') return changedInPart(verdict, why);
    // A server error that Keepnet put into words counts as a refusal once a look shows that it did nothing.
    const said = error !== undefined && (error.outcome !== 'unknown' || error.envelope);
    return said && why !== undefined ? refusal(why, error) : changeUnknown(verdict.members, verdict.detail);
  }

  function refusal(problem: ProblemError, error: KeepnetError): Settlement {
    return error.outcome === 'not_sent' ? notSent(problem) : refused(problem, fieldErrorsOf(error));
  }

  const fieldErrorsOf = (error: KeepnetError) =>
    error.kind === 'invalid' || error.kind === 'failed' ? action.fieldErrors(error.messages) : [];

  return {
    name: action.name,
    longestMs: deadlineMs + action.steps.length * (times.sendMs + deadlineMs),
    reconcile: (row) => settleByLook(row, undefined),
    async before(row) {
      const wanted = wantedOf(row);
      const before = await read(row, wanted);
      action.check({ wanted, before });
      return before;
    },
    async send(row) {
      const change = changeOf(row);
      for (const [index, step] of action.steps.entries()) {
        try {
          if (index > 0 && !(await store.holds(row))) throw new ProblemError('write_in_progress');
          await step(change, { deadlineMs: times.sendMs, requestId: row.request_id });
        } catch (error) {
          if (!(error instanceof KeepnetError)) return settleByLook(row, undefined);
          // Nothing before it was sent, and Keepnet says that it did not do this one.
          const clear = index === 0 && error.outcome !== 'unknown';
          return clear ? refusal(problemOf(row, error), error) : settleByLook(row, error);
        }
      }
      try {
        return changed(await look(row, change), false);
      } catch (failure) {
        cannotLook(log, row, failure);
        return unseen(change);
      }
    },
  };
}
