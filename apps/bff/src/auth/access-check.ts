import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import type { Database } from '../db/database.ts';
import type { Person } from '../platform/person.ts';
import { type PersonReader, unreadableClaim } from './claims-person.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { errorFacts } from './provider-error-facts.ts';
import { AccessRefused } from './provider-errors.ts';
import { openGrant, sealGrant } from './provider-grant.ts';
import type { Seal } from './sealed.ts';
import type { SessionRecord, Sessions } from './sessions.ts';

/** Milliseconds for which the provider's answer holds: whoever comes later waits for a new one. */
export const answerMs = 60_000;
/** Milliseconds after which it is asked behind the request, so that people who are at work never wait. */
export const askAheadMs = 45_000;
/** Milliseconds that a request waits for an answer before it goes on with the last one. */
const patienceMs = 3_000;
/** Milliseconds between two askings without an answer; longer than all of an asking's time-outs together. */
export const askAgainMs = 20_000;
/** Milliseconds since the provider last told what somebody may do, for which they go on working while it is down or leaves that open. */
export const graceMs = 15 * 60_000;
/** How often one replica looks whether another has got the answer. */
const pollMs = 100;
const maxKept = 10_000;

const leftOpen =
  'a refresh brought nothing about the roles or companies that were told at sign-in: people whom this stays open for sign in again after 15 minutes. Have the provider tell them in userinfo as well, or send an id token with every refresh';

interface Asking {
  startedAt: number;
  pending: boolean;
  /** Never rejects. */
  outcome: Promise<void>;
}

/** The subject in a person's id, which is issuer and subject; an issuer is a URL and has no such character. */
const subjectOf = ({ id }: Person): string => id.slice(id.indexOf('|') + 1);

const accessOf = ({ role, companies }: Person) => ({ role, companies: companies?.length ?? null });

const sameAccess = (a: Person, b: Person): boolean =>
  a.role === b.role && JSON.stringify(a.companies) === JSON.stringify(b.companies);

export interface AccessCheckOptions {
  database: Database;
  sessions: Sessions;
  provider: IdentityProvider;
  people: PersonReader;
  seal: Seal;
  trail: Trail;
  log: Logger;
  now: () => number;
}

/**
 * Asks the provider again what people may do, while they are active. No request costs a query or a call for it but the one that
 * finds the last answer too old; a session is asked about once at a time, over all replicas.
 */
export function createAccessCheck(options: AccessCheckOptions) {
  const { database, sessions, provider, people, seal, trail, log, now } = options;
  const askings = new Map<string, Asking>();
  const since = (at: number | null): number => now() - (at ?? now());
  let saidWhatToDo = false;

  async function noteOpen(failure: unknown): Promise<void> {
    if (failure !== undefined) {
      log.warn(await errorFacts(failure), 'a session could not be confirmed: userinfo did not answer');
    } else if (!saidWhatToDo) {
      saidWhatToDo = true;
      log.warn(leftOpen);
    }
  }

  async function ask(session: SessionRecord): Promise<void> {
    const { idHash, person: before, sealedGrant } = session;
    const grant = openGrant(seal, sealedGrant);
    if (sealedGrant === null || grant === undefined) return;
    const asked = now();
    try {
      const answer = await provider.renew(grant, subjectOf(before), session.told);
      const { person, told, isConfirmed, unreadable } = people.again(answer.said, before, session.told);
      if (!isConfirmed) await noteOpen(answer.failure);
      const kept = {
        person,
        told,
        confirmedAt: isConfirmed ? asked : session.confirmedAt,
        sealedGrant: sealGrant(seal, answer.grant),
        answeredAt: asked,
      };
      await database.transaction(async (transaction) => {
        const isThere = await sessions.keepAnswer(transaction, idHash, kept);
        if (!isThere || sameAccess(before, person)) return;
        for (const each of unreadable) log.warn(each, unreadableClaim);
        await trail.append(transaction, {
          kind: 'event',
          action: 'session.access_change',
          outcome: 'changed',
          person,
          detail: { before: accessOf(before), after: accessOf(person) },
        });
      });
    } catch (error) {
      if (!(error instanceof AccessRefused)) throw error;
      // Another replica may have used the same refresh token first, and then the session has a newer one.
      await sessions.revoke(session, { reason: 'provider_refused', sealedGrant });
    }
  }

  /** Resolves when another replica has its answer, or has had its time. */
  async function waitForOther({ idHash, answeredAt }: SessionRecord): Promise<void> {
    for (let waited = 0; waited < patienceMs; waited += pollMs) {
      const session = await sessions.find(idHash);
      if (session === undefined || session.answeredAt !== answeredAt) return;
      await delay(pollMs);
    }
  }

  function start(session: SessionRecord, work: (startedAt: number) => Promise<void>): Asking {
    const { idHash } = session;
    const asking: Asking = { startedAt: now(), pending: true, outcome: Promise.resolve() };
    asking.outcome = work(asking.startedAt)
      .catch(async (error: unknown) => {
        const name = error instanceof Error ? error.name : 'unknown';
        log.warn({ ...(await errorFacts(error)), name }, 'a session could not be confirmed');
      })
      .finally(() => {
        asking.pending = false;
        sessions.forget(idHash);
      });
    if (askings.size >= maxKept) askings.clear();
    askings.set(idHash, asking);
    return asking;
  }

  /** The asking to wait for; undefined where the provider was asked lately and did not answer. */
  function underWay(session: SessionRecord): Asking | undefined {
    const { idHash, askedAt } = session;
    if (session.sealedGrant === null) return undefined;
    const known = askings.get(idHash);
    if (known?.pending) return known;
    const ownAt = known?.startedAt ?? 0;
    const otherAt = askedAt ?? 0;
    const pause = now() - Math.max(ownAt, otherAt);
    if (pause >= askAgainMs) {
      return start(session, async (at) =>
        (await sessions.claimAsking(session, at)) ? ask(session) : waitForOther(session),
      );
    }
    // Another replica has begun since this one asked last.
    const isElsewhere = otherAt > ownAt && pause < patienceMs;
    return isElsewhere ? start(session, () => waitForOther(session)) : undefined;
  }

  return {
    /** How a session stands: as it was read while the last answer holds, and else as the provider says; undefined once it has ended. */
    async current(session: SessionRecord): Promise<SessionRecord | undefined> {
      const age = since(session.answeredAt);
      const isOverdue = since(session.confirmedAt) >= graceMs;
      if (age < askAheadMs && !isOverdue) return session;
      const asking = underWay(session);
      if (age < answerMs && !isOverdue) return session;
      if (asking === undefined && !isOverdue) return session;
      const patience = new AbortController();
      const time = delay(isOverdue ? askAgainMs : patienceMs, undefined, { signal: patience.signal });
      await Promise.race([asking?.outcome, time.catch(() => undefined)]);
      patience.abort();
      const fresh = await sessions.find(session.idHash);
      if (fresh === undefined || since(fresh.confirmedAt) < graceMs) return fresh;
      await sessions.revoke(fresh, { reason: 'not_confirmed' });
      return undefined;
    },

    /** Resolves when nothing is being asked any more. */
    async settled(): Promise<void> {
      await Promise.all([...askings.values()].map(({ outcome }) => outcome));
    },
  };
}
