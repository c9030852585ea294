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

/** Milliseconds that the provider's answer is valid. After that, requests wait for a new one. */
export const answerMs = 60_000;
/** Milliseconds after which the provider is asked in the background, which keeps active people from waiting. */
export const askAheadMs = 45_000;
/** Milliseconds that a request waits for an answer before it continues with the last one. */
const patienceMs = 3_000;
/** Milliseconds between two attempts without an answer. Longer than all timeouts of one attempt together. */
export const askAgainMs = 20_000;
/**
 * Milliseconds since the provider last confirmed a person's rights, during which they can keep working while it is down or leaves the
 * rights open.
 */
export const graceMs = 15 * 60_000;
/** Milliseconds between checks whether another replica has got the answer. */
const pollMs = 100;
const maxKept = 10_000;

const leftOpen =
  'a refresh brought nothing about the roles or companies that were told at sign-in: while this is so, people have to sign in again after 15 minutes. Let the provider send them in userinfo as well, or send an id token with every refresh';

interface Asking {
  startedAt: number;
  pending: boolean;
  /** Never rejects. */
  outcome: Promise<void>;
}

/** The subject in a person's id. The id is issuer and subject; an issuer is a URL and cannot contain the separator. */
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
 * Asks the provider again what people may do while they are active. Only a request that finds the last answer too old costs a query or a
 * call. A session is asked about by one replica at a time.
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
      const answer = await provider.renew(grant, subjectOf(before), session.rightsFrom);
      const { person, rightsFrom, isConfirmed, unreadable } = people.again(
        answer.claims,
        before,
        session.rightsFrom,
      );
      if (!isConfirmed) await noteOpen(answer.failure);
      const kept = {
        person,
        rightsFrom,
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
      // Only with this grant: another replica may have used the refresh token first, and the session then has a newer one.
      await sessions.revoke(session, { reason: 'provider_refused', sealedGrant });
    }
  }

  /** Resolves when another replica has got its answer or has run out of time. */
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

  /** The attempt to wait for; undefined if the provider did not answer a recent one. */
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
    // Another replica has started an attempt since this one's last.
    const isElsewhere = otherAt > ownAt && pause < patienceMs;
    return isElsewhere ? start(session, () => waitForOther(session)) : undefined;
  }

  return {
    /**
     * The current state of a session: as it was read while the last answer is valid, otherwise as the provider answers; undefined if it
     * has ended.
     */
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

    /** Resolves when no attempt is running. */
    async settled(): Promise<void> {
      await Promise.all([...askings.values()].map(({ outcome }) => outcome));
    },
  };
}
