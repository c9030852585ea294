import type { MemberLists, ParticipantsInput } from '@reseller-console/contract';
import type { ProblemError } from '../../../shared/problem-error.ts';
import type { WriteState } from '../../../shared/write/write.ts';
import { type Difference, differenceOf, rebased, sameMembers } from './members.ts';

/** The list that an edit started from, and its changes. */
export interface Edit extends Difference {
  readonly seen: readonly string[];
}

/**
 * Why the members are not what the person wants. `changed`: another person was quicker, and nothing was done. `partial`: it
 * stopped partway. `unexpected`: Keepnet reported success and did something else. `unknown`: not known yet.
 */
export interface MemberConflict {
  readonly kind: 'changed' | 'partial' | 'unexpected' | 'unknown';
  readonly lists: MemberLists;
}

const kindOf = ({ code }: ProblemError): MemberConflict['kind'] | undefined =>
  code === 'members_changed' ? 'changed' : code === 'members_partial' ? 'partial' : undefined;

/** What a problem says about the members, where it says something. */
export function memberConflictOf(state: WriteState<unknown, unknown>): MemberConflict | undefined {
  if (state.status !== 'refused' && state.status !== 'unknown') return undefined;
  const lists = state.error?.members;
  if (!state.error || !lists) return undefined;
  const kind = state.status === 'unknown' ? 'unknown' : kindOf(state.error);
  return kind && { kind, lists };
}

/** How an answer differs from what was asked. */
export const unexpectedResultOf = (
  { seen, wanted }: ParticipantsInput,
  actual: string[],
): MemberConflict => ({
  kind: 'unexpected',
  lists: { seen, wanted, actual },
});

/** The edit to continue with: merged with the other person's changes, or aiming at the same list again. */
export function resumeFrom({ kind, lists }: MemberConflict, edit: Edit): Edit {
  const { actual, wanted } = lists;
  const difference = kind === 'changed' ? rebased(actual, edit) : differenceOf(actual, wanted);
  return { seen: actual, ...difference };
}

/** Whether a group is as it was before anything was sent. */
export const isUntouched = ({ lists }: MemberConflict): boolean => sameMembers(lists.seen, lists.actual);
