import {
  type changeTargetGroupMembers,
  maxMembersChanged,
  type ResponseOf,
} from '@reseller-console/contract';

/** Ids of target users who shall join and leave a group, however many. */
export interface MemberWish {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export type MemberAnswer = ResponseOf<typeof changeTargetGroupMembers>;

/** The same in parts that one call takes. */
export function batchesOf({ add, remove }: MemberWish): { add: string[]; remove: string[] }[] {
  const all = [...add.map((id) => ({ id, joins: true })), ...remove.map((id) => ({ id, joins: false }))];
  return Array.from({ length: Math.ceil(all.length / maxMembersChanged) }, (_, n) => {
    const part = all.slice(n * maxMembersChanged, (n + 1) * maxMembersChanged);
    return {
      add: part.filter(({ joins }) => joins).map(({ id }) => id),
      remove: part.filter(({ joins }) => !joins).map(({ id }) => id),
    };
  });
}

/**
 * The key of one of several calls of one write, made of the key of the write: checking again finds each call by the key that it was
 * sent with.
 */
export const batchKey = (key: string, n: number): string =>
  key.slice(0, -4) + n.toString(16).padStart(4, '0');

/** What several calls did, as one answer. */
export function together(answers: readonly MemberAnswer[]): MemberAnswer {
  const ids = (of: 'added' | 'removed' | 'already' | 'notIn' | 'missing') =>
    answers.flatMap((answer) => answer[of]);
  return {
    added: ids('added'),
    removed: ids('removed'),
    already: ids('already'),
    notIn: ids('notIn'),
    missing: ids('missing'),
    complete: answers.every(({ complete }) => complete),
    ...(answers.some(({ reconciled }) => reconciled) ? { reconciled: true as const } : {}),
  };
}
