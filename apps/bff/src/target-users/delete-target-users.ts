import type { Call, Keepnet } from '@reseller-console/keepnet';
import * as z from 'zod';
import type { Command, Proof, Subject } from '../commands/command.ts';
import { requireScope } from '../commands/create-command.ts';
import { fieldErrors } from '../platform/field-errors.ts';
import { ProblemError } from '../platform/problem.ts';
import { targetUserWords } from './field-words.ts';
import { targetUserSubject } from './subject.ts';

const Wanted = z.object({ userId: z.string() });
type Wanted = z.infer<typeof Wanted>;

const Before = z.object({});
type Before = z.infer<typeof Before>;

/** Ids that one call deletes, and that one look says of whether they are deleted. */
const atOnce = 100;

type Deletions = readonly Subject<Wanted>[];

/**
 * Deletes target users for good, up to a hundred of one company by one call. Keepnet refuses all of them for one that it keeps, and may
 * do a part and answer success; so each is proved by `isDeleted`, and by nothing else: one that is not found is not known to be deleted.
 */
export function deleteTargetUsersCommand(keepnet: Pick<Keepnet, 'company'>): Command<Wanted, Wanted, Before> {
  const usersOf = ([first]: Deletions) => keepnet.company(requireScope(first?.companyId ?? null)).targetUsers;

  async function deletedOf(writes: Deletions, call: Call): Promise<Map<string, boolean>> {
    const ids = writes.map(({ wanted }) => wanted.userId);
    const entries = await usersOf(writes).byIds(ids, call);
    return new Map(entries.map(({ id, deleted }) => [id, deleted]));
  }

  function judge({ userId }: Wanted, isDeleted: boolean | undefined): Proof {
    return {
      state: isDeleted === true ? 'done' : isDeleted === false ? 'untouched' : 'unclear',
      answer: { id: userId },
      resourceId: userId,
      detail: { resourceId: userId },
      facts: {},
    };
  }

  return {
    action: 'target-user.delete',
    success: 'changed',
    provenBy: ['row', 'people', 'trust'],
    batchSize: atOnce,
    shapes: { wanted: Wanted, before: Before },
    target: ({ userId }) => userId,
    wanted: (input) => input,
    subject: ({ companyId, wanted }) => targetUserSubject(companyId, wanted.userId),
    intended: ({ userId }) => ({ resourceId: userId }),
    async note(writes, call) {
      const deleted = await deletedOf(writes, call);
      return writes.map(({ wanted }) => {
        const isDeleted = deleted.get(wanted.userId);
        return isDeleted === false ? {} : new ProblemError('not_found');
      });
    },
    steps: [
      (writes) => (call) =>
        usersOf(writes).remove(
          writes.map(({ wanted }) => wanted.userId),
          call,
        ),
    ],
    async prove(writes, call) {
      const deleted = await deletedOf(writes, call);
      return writes.map(({ wanted }) => judge(wanted, deleted.get(wanted.userId)));
    },
    fieldErrors: (messages) => fieldErrors(targetUserWords, messages),
  };
}
