import type { Kysely } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import type { Person } from '../platform/person.ts';
import { answerMs, askAgainMs, graceMs } from './access-check.ts';
import type { PersonReader } from './claims-person.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { AccessRefused } from './provider-errors.ts';
import { openGrant, sealGrant } from './provider-grant.ts';
import type { Seal } from './sealed.ts';
import { fromData, type SessionRecord, type Sessions, toData } from './sessions.ts';

/** How rights stand. `unconfirmed`: the provider cannot be asked, and its last word is too old. */
export type RightsStanding = { person: Person } | 'revoked' | 'unconfirmed';

/** What asks the provider; absent where there is none. */
export interface ProviderAccess {
  check: (session: SessionRecord) => Promise<SessionRecord | undefined>;
  provider: IdentityProvider;
  people: PersonReader;
  seal: Seal;
}

interface Parts {
  database: Database;
  sessions: Sessions;
  access: ProviderAccess | undefined;
  now: () => number;
}

const subjectOf = ({ id }: Person): string => id.slice(id.indexOf('|') + 1);

/**
 * The rights of people whose plans run while they are away. While the session exists, the provider is asked about it as for any request.
 * After that, a copy of its grant is used, which each answer renews. Only one replica asks at a time.
 */
export function createKeptRights({ database, sessions, access, now }: Parts) {
  const { kysely } = database;

  const find = (id: string) =>
    kysely.selectFrom('kept_rights').selectAll().where('id', '=', id).executeTakeFirst();
  type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

  const personOf = ({ data, answered_at }: Row): Person => fromData(data, answered_at).person;

  async function claimAsking({ id, asked_at }: Row, at: number): Promise<boolean> {
    const { numUpdatedRows } = await kysely
      .updateTable('kept_rights')
      .set({ asked_at: at })
      .where('id', '=', id)
      .where('asked_at', '=', asked_at)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async function ask({ provider, people, seal }: ProviderAccess, row: Row, at: number): Promise<void> {
    const before = fromData(row.data, row.answered_at);
    const grant = openGrant(seal, row.sealed_grant);
    if (grant === undefined) return;
    const mine = kysely.updateTable('kept_rights').where('id', '=', row.id);
    try {
      const answer = await provider.renew(grant, subjectOf(before.person), before.rightsFrom);
      const read = people.again(answer.claims, before.person, before.rightsFrom);
      const confirmedAt = read.isConfirmed ? at : before.confirmedAt;
      const data = toData({ person: read.person, rightsFrom: read.rightsFrom, confirmedAt });
      await mine.set({ data, sealed_grant: sealGrant(seal, answer.grant), answered_at: at }).execute();
    } catch (error) {
      // Anything else is no answer: the last one holds for its time.
      if (!(error instanceof AccessRefused)) return;
      const refused = mine.set({ revoked: 'provider_refused' });
      await refused.where('sealed_grant', '=', row.sealed_grant).execute();
    }
  }

  /** The last answer, while it is recent enough to rely on. */
  function lastWord(row: Row | undefined): RightsStanding {
    if (row === undefined || row.revoked !== null) return 'revoked';
    const { person, confirmedAt } = fromData(row.data, row.answered_at);
    return confirmedAt !== null && now() - confirmedAt >= graceMs ? 'unconfirmed' : { person };
  }

  async function withoutSession(row: Row): Promise<RightsStanding> {
    if (access === undefined || row.answered_at === null) return { person: personOf(row) };
    const at = now();
    const isOld = at - row.answered_at >= answerMs;
    const mayAsk = row.sealed_grant !== null && at - (row.asked_at ?? 0) >= askAgainMs;
    if (isOld && mayAsk && (await claimAsking(row, at))) await ask(access, row, at);
    return lastWord(await find(row.id));
  }

  return {
    /** Keeps the rights of a session for a plan, in the transaction that starts it. */
    async keep(transaction: Kysely<Schema>, session: SessionRecord): Promise<void> {
      const { idHash, person, sid, sealedGrant, answeredAt, askedAt } = session;
      const kept = {
        data: toData(session),
        sealed_grant: sealedGrant,
        answered_at: answeredAt,
        asked_at: askedAt,
      };
      await transaction
        .insertInto('kept_rights')
        .values({ id: idHash, person_id: person.id, sid, ...kept })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute();
    },

    /** The present rights of a plan. Asks the provider if its last answer is older than a minute. */
    async current(id: string): Promise<RightsStanding> {
      const row = await find(id);
      if (row === undefined || row.revoked !== null) return 'revoked';
      const session = await sessions.find(id);
      if (session === undefined) return withoutSession(row);
      if (access === undefined) return { person: session.person };
      const checked = await access.check(session);
      return checked === undefined ? lastWord(await find(id)) : { person: checked.person };
    },

    /** A session that the person began after this time. */
    async sessionSince(personId: string, after: number): Promise<SessionRecord | undefined> {
      const row = await kysely
        .selectFrom('sessions')
        .select('id_hash')
        .where('person_id', '=', personId)
        .where('created_at', '>', after)
        .where('expires_at', '>', now())
        .executeTakeFirst();
      return row && sessions.find(row.id_hash);
    },

    /** Forgets rights that no plan needs any more. */
    async forget(): Promise<void> {
      await kysely
        .deleteFrom('kept_rights')
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('jobs')
                .select('jobs.id')
                .whereRef('jobs.rights_id', '=', 'kept_rights.id')
                .where('jobs.finished_at', 'is', null),
            ),
          ),
        )
        .execute();
    },
  };
}

export type KeptRights = ReturnType<typeof createKeptRights>;
