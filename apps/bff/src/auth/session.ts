import { randomBytes } from 'node:crypto';
import { backgroundHeader, getSession, personHeader, personValue } from '@reseller-console/contract';
import type { CookieOptions, Request, Response } from 'express';
import type { Transaction } from 'kysely';
import type { Config } from '../config.ts';
import type { Schema } from '../db/schema.ts';
import { readCookies } from '../platform/cookies.ts';
import type { Person } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Step } from '../platform/steps.ts';
import type { AlsoIn, SessionStore, Use } from './session-store.ts';
import type { ProviderFacts } from './sessions.ts';

declare global {
  namespace Express {
    interface Request {
      /** Whose session this request belongs to; null where there is none, undefined before that was looked up. */
      signedIn?: { idHash: string; person: Person } | null;
    }
  }
}

/** The sessions of browsers: who is signed in, and how that begins and ends. */
export interface Sessions {
  /**
   * Reads the session that a request belongs to, and refuses a request for another person before anything of the session is used.
   * @throws {ProblemError} `wrong_person`
   */
  read: Step;
  personOf(request: Request): Person | null;
  /** Signs somebody in under a session id that nobody has seen before. */
  start(request: Request, response: Response, person: Person, facts?: ProviderFacts): Promise<void>;
  /**
   * Ends the session of this request, here and in the database; answers whose it was. The browser loses its cookie whatever becomes of
   * the session. Reads the session where that was not done or did not work. `also` is kept
   * together with the end, or neither is.
   */
  end(
    request: Request,
    response: Response,
    also?: (transaction: Transaction<Schema>, person: Person) => Promise<void>,
  ): Promise<Person | null>;
  /**
   * False when a browser would not get the cookie, since it is for https and this request did not come by it, as far as those say
   * whom `TRUST_PROXY` names.
   */
  canStart(request: Request): boolean;
}

/** 256 bits, twice what OWASP ASVS 5.0 7.2.3 asks for, so that an id needs no signature: nobody guesses one. */
const idBytes = 32;
const idPattern = /^[A-Za-z0-9_-]{43}$/;

/** What a request may use a session for. Asking who is signed in is for everyone, and is no use of another person's session. */
function useOf(request: Request): Use {
  const meant = request.get(personHeader);
  const isFor = ({ id }: Person): boolean => meant === undefined || meant === personValue(id);
  return {
    admit: (person) => {
      if (!isFor(person) && request.path !== getSession.path) throw new ProblemError('wrong_person');
    },
    counts: (person) => isFor(person) && request.get(backgroundHeader) !== '1',
  };
}

/** Sessions whose id is in a cookie and whose facts are in the database (docs/decisions/0009-sessions.md). */
export function createSessions(config: Config, store: SessionStore): Sessions {
  const https = config.publicUrl.protocol === 'https:';
  const name = https ? '__Host-rc_session' : 'rc_session';
  const cookie: CookieOptions = { httpOnly: true, secure: https, sameSite: 'lax', path: '/' };

  async function endOf(request: Request, also?: AlsoIn): Promise<void> {
    const { signedIn } = request;
    request.signedIn = null;
    if (signedIn) await store.end(signedIn.idHash, also);
  }

  const sessions: Sessions = {
    async read(request, response) {
      const id = readCookies(request, name).get(name);
      request.signedIn = id !== undefined && idPattern.test(id) ? await store.use(id, useOf(request)) : null;
      if (request.signedIn) response.setHeader(personHeader, personValue(request.signedIn.person.id));
    },
    personOf: (request) => request.signedIn?.person ?? null,
    async start(request, response, person, facts) {
      await endOf(request);
      const id = randomBytes(idBytes).toString('base64url');
      request.signedIn = await store.insert(id, person, facts);
      response.cookie(name, id, cookie);
    },
    async end(request, response, also) {
      // First, since all that follows needs the database, and this browser must not stay signed in for want of it.
      response.clearCookie(name, cookie);
      if (request.signedIn === undefined) await sessions.read(request, response);
      const person = sessions.personOf(request);
      await endOf(request, person && also ? (transaction) => also(transaction, person) : undefined);
      return person;
    },
    canStart: (request) => !https || request.secure,
  };
  return sessions;
}
