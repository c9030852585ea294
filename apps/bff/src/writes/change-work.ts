import { setTimeout as delay } from 'node:timers/promises';
import { type Call, KeepnetError } from '@reseller-console/keepnet';
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
  const callOf = ({ request_id: requestId, person_id: owner }: WriteRow, ms: number): Call => ({
    deadlineMs: ms,
    requestId,
    owner,
  });

  /** Reads until what was wanted shows or the waits are used up. @throws {KeepnetError} when it cannot be read */
  async function look(row: WriteRow, change: Change<Wanted, State>): Promise<Verdict> {
    // What became of a write is the console's to find out: it does not wait for whatever else its person has under way.
    const read = () => action.read(change.wanted, { deadlineMs, requestId: row.request_id });
    let verdict: Verdict | undefined;
    for (const wait of waits) {
      if (wait > 0) await delay(wait);
      verdict = action.judge(change, await read());
      if (verdict.standing === 'done') break;
    }
    return verdict ?? action.judge(change, await read());
  }

  const unseen = ({ wanted, before }: Change<Wanted, State>) =>
    changeUnknown(undefined, action.intended(wanted, before));

  /**
   * What came of calls of which nobody knows how they ended, or of which one could not be finished because of `error`. `said` where
   * that is Keepnet's own word that it did not do it.
   */
  async function settleByLook(row: WriteRow, error?: KeepnetError, said = false): Promise<Settlement> {
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
    return said && why && error
      ? refused(why, fieldErrorsOf(error))
      : changeUnknown(verdict.members, verdict.detail);
  }

  const fieldErrorsOf = (error: KeepnetError) =>
    error.kind === 'invalid' || error.kind === 'failed' ? action.fieldErrors(error.messages) : [];

  return {
    name: action.name,
    longestMs: deadlineMs + action.steps.length * (times.sendMs + deadlineMs),
    reconcile: (row) => settleByLook(row),
    async before(row) {
      const wanted = wantedOf(row);
      const before = await action.read(wanted, callOf(row, deadlineMs));
      action.check({ wanted, before });
      return before;
    },
    async send(row) {
      const change = changeOf(row);
      let acknowledged = false;
      for (const step of action.steps) {
        let sending = false;
        try {
          const call = await step(change, callOf(row, deadlineMs));
          if (call === undefined) continue;
          if (acknowledged && !(await store.holds(row))) throw new ProblemError('write_in_progress');
          sending = true;
          await call(callOf(row, times.sendMs));
          acknowledged = true;
        } catch (error) {
          if (!(error instanceof KeepnetError)) return settleByLook(row);
          const nothingSent = !acknowledged && (!sending || error.outcome === 'not_sent');
          const problem = problemOf(row, error);
          if (nothingSent) return notSent(problem);
          if (!acknowledged && error.outcome === 'clear') return refused(problem, fieldErrorsOf(error));
          // A server error that Keepnet put into words counts as a refusal once a look shows that it did nothing. What went wrong
          // before this call was sent says nothing of the calls before it, which Keepnet had acknowledged.
          const said = sending && (error.outcome === 'clear' || error.envelope);
          return settleByLook(row, error, said);
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
