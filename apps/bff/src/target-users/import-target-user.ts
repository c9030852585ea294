import type { TargetUserChange } from '@reseller-console/contract';
import type { Call, Keepnet, TargetUserDetail } from '@reseller-console/keepnet';
import * as z from 'zod';
import { type Proof, singleCommand, type Write } from '../commands/command.ts';
import { type Paging, readEveryPage } from '../platform/every-page.ts';
import { fieldErrors } from '../platform/field-errors.ts';
import type { Versions } from '../platform/version.ts';
import type { CustomFields } from './custom-fields.ts';
import { targetUserWords } from './field-words.ts';
import { changedFields, fieldsOf } from './record.ts';
import { replacementOf } from './replacement.ts';
import { targetUserSubject } from './subject.ts';

/** What a row of a file changes of an existing target user. */
export interface TargetUserImport {
  companyId: string;
  userId: string;
  /** Empty where no field changes. */
  change: TargetUserChange;
  /** Target groups to join. */
  groupIds: readonly string[];
}

const Ids = z.array(z.string());

/** Only hashes of the values are stored. */
const Wanted = z.object({
  companyId: z.string(),
  userId: z.string(),
  hashes: z.record(z.string(), z.string()),
  groupIds: Ids,
});
type Wanted = z.infer<typeof Wanted>;

/** The version if fields change, and the groups of `wanted` that it was in. */
const Before = z.object({ version: z.nullable(z.string()), groupIds: Ids });
type Before = z.infer<typeof Before>;

/** The most groups of one target user that are read. */
const maxGroups = 10_000;

type Known = { user: TargetUserDetail | undefined; groupIds: ReadonlySet<string> };

/**
 * Changes fields of a target user and adds it to target groups: at most two calls, the fields first. The answer names what Keepnet did
 * not take.
 */
export function importTargetUserCommand({
  keepnet,
  versions,
  customFields,
}: {
  keepnet: Keepnet;
  versions: Versions;
  customFields: CustomFields;
}) {
  const usersOf = ({ companyId }: Pick<Wanted, 'companyId'>) => keepnet.company(companyId).targetUsers;
  const versionOf = (user: TargetUserDetail): string => versions.of(fieldsOf(user));

  async function read(wanted: Wanted, call: Call): Promise<Known> {
    const { userId, hashes, groupIds } = wanted;
    const readGroups = (paging: Paging) =>
      usersOf(wanted).groups(userId, { ...paging, sort: 'name', order: 'asc' }, call);
    const [user, groups] = await Promise.all([
      Object.keys(hashes).length === 0 ? undefined : usersOf(wanted).get(userId, call),
      groupIds.length === 0 ? undefined : readEveryPage(readGroups, maxGroups),
    ]);
    return { user, groupIds: new Set(groups?.items.map(({ id }) => id)) };
  }

  function fieldsNotTaken({ userId, hashes }: Wanted, { user }: Known): string[] {
    if (user === undefined) return [];
    const fields = fieldsOf(user);
    return Object.keys(hashes).filter(
      (name) => versions.ofField(userId, name, fields[name] ?? '') !== hashes[name],
    );
  }

  function judge({ wanted, before }: Write<Wanted, Before>, known: Known): Proof {
    const { userId, hashes, groupIds } = wanted;
    const notTaken = fieldsNotTaken(wanted, known);
    const joined = groupIds.filter((id) => known.groupIds.has(id) && !before.groupIds.includes(id));
    const notJoined = groupIds.filter((id) => !known.groupIds.has(id));
    const names = Object.keys(hashes);
    const isDone = notTaken.length + notJoined.length === 0;
    const isSame = known.user === undefined || versionOf(known.user) === before.version;
    const isUntouched = isSame && joined.length === 0;
    return {
      state: isDone ? 'done' : isUntouched ? 'untouched' : 'partial',
      answer: { id: userId, notTaken: [...notTaken, ...notJoined.map(() => 'targetGroupIds')] },
      resourceId: userId,
      detail: {
        resourceId: userId,
        ...(names.length === 0 ? {} : { fields: names }),
        ...(joined.length === 0 ? {} : { joined }),
        ...(isDone ? {} : { notTaken, notJoined }),
      },
      facts: {},
      // The fields are written; the next step joins the groups.
      mayGoOn: notTaken.length === 0,
    };
  }

  return singleCommand<TargetUserImport, Wanted, Before>({
    action: 'target-user.import',
    success: 'changed',
    provenBy: ['row', 'people', 'trust'],
    partial: 'members_partial',
    shapes: { wanted: Wanted, before: Before },
    target: ({ userId }) => userId,
    wanted: ({ companyId, userId, change, groupIds }) => ({
      companyId,
      userId,
      hashes: Object.fromEntries(
        Object.entries(changedFields(change)).map(([name, value]) => [
          name,
          versions.ofField(userId, name, value),
        ]),
      ),
      groupIds: [...groupIds],
    }),
    subject: ({ companyId, wanted }) => targetUserSubject(companyId, wanted.userId),
    intended: ({ userId, hashes, groupIds }) => ({
      resourceId: userId,
      fields: Object.keys(hashes),
      toJoin: groupIds,
    }),
    async note({ wanted }, call) {
      const known = await read(wanted, call);
      return {
        version: known.user === undefined ? null : versionOf(known.user),
        groupIds: wanted.groupIds.filter((id) => known.groupIds.has(id)),
      };
    },
    steps: [
      async ({ input: { companyId, userId, change }, wanted }, reading) => {
        if (Object.keys(wanted.hashes).length === 0) return undefined;
        const user = await usersOf(wanted).get(userId, reading);
        const whole = await replacementOf(customFields, companyId, user, change, reading);
        return (call) => usersOf(wanted).update(userId, whole, call);
      },
      ({ wanted: { companyId, userId, groupIds }, before }) => {
        const missing = groupIds.filter((id) => !before.groupIds.includes(id));
        if (missing.length === 0) return undefined;
        return (call) => keepnet.company(companyId).targetGroups.addUser(missing, userId, call);
      },
    ],
    prove: async (write, call) => judge(write, await read(write.wanted, call)),
    fieldErrors: (messages) => fieldErrors(targetUserWords, messages),
  });
}
