import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';

/** Milliseconds after a sign-out in which a logout from the provider only echoes it. */
const echoMs = 300_000;

/** Notes that a person has signed out: plans that they started continue. */
export async function noteSignOut(kysely: Kysely<Schema>, idHash: string, at: number): Promise<void> {
  await kysely.updateTable('kept_rights').set({ signed_out_at: at }).where('id', '=', idHash).execute();
}

/**
 * Ends the rights that plans keep, after a session that its own person did not end: the rights of that session if the provider refuses
 * it, otherwise those of all sessions of that person. A provider that could not be asked refuses nothing.
 */
export async function revokeKept(
  kysely: Kysely<Schema>,
  { idHash, person }: { idHash: string; person: { id: string } },
  reason: string,
): Promise<void> {
  if (reason === 'not_confirmed') return;
  const revoke = kysely.updateTable('kept_rights').set({ revoked: reason }).where('revoked', 'is', null);
  await (reason === 'provider_refused'
    ? revoke.where('id', '=', idHash)
    : revoke.where('person_id', '=', person.id)
  ).execute();
}

/**
 * Ends the rights that plans keep of the sessions that a provider's logout names, whether those sessions still exist or not. A logout of
 * the session that its person has just signed out of only echoes that, and ends nothing.
 */
export async function revokeLoggedOut(
  kysely: Kysely<Schema>,
  issuer: string,
  { sub, sid }: { sub?: string | undefined; sid?: string | undefined },
  now: number,
): Promise<void> {
  let revoke = kysely
    .updateTable('kept_rights')
    .set({ revoked: 'provider_logout' })
    .where('revoked', 'is', null);
  if (sub !== undefined) revoke = revoke.where('person_id', '=', `${issuer}|${sub}`);
  if (sid !== undefined) {
    revoke = revoke
      .where(({ eb, or }) =>
        or(sub === undefined ? [eb('sid', '=', sid)] : [eb('sid', '=', sid), eb('sid', 'is', null)]),
      )
      .where(({ eb, or }) => or([eb('signed_out_at', 'is', null), eb('signed_out_at', '<', now - echoMs)]));
  }
  await revoke.execute();
}
