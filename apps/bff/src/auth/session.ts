import { randomBytes } from 'node:crypto';
import { backgroundHeader, getSession, personHeader, personValue } from '@reseller-console/contract';
import type { CookieOptions, Request, Response } from 'express';
import type { Transaction } from 'kysely';
import type { Config } from '../config.ts';
import type { Schema } from '../db/schema.ts';
import { readCookies } from '../platform/cookies.ts';
import type { Person } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import type { AlsoIn, ProviderFacts, SessionInUse, SessionRecord, Sessions } from './sessions.ts';

declare global {
  namespace Express {
    interface Request {
      /** The session of this request; null if there is none, undefined before it was looked up. */
      signedIn?: SessionInUse | null;
    }
  }
}

/** The session of a browser, which its cookie names: who is signed in, and how that begins and ends. */
export interface SessionCookie {
  /**
   * Reads the session that a request belongs to, and refuses a request for another person before anything of the session is used.
   * @throws {ProblemError} `wrong_person`
   */
  read(request: Request, response: Response): Promise<void>;
  personOf(request: Request): Person | null;
  /** The person of a request that takes long, with the rights that they have now; null once the session has ended. */
  personNow(request: Request): Promise<Person | null>;
  /** Signs a person in under a new session id. */
  start(request: Request, response: Response, person: Person, facts?: ProviderFacts): Promise<void>;
  /**
   * Ends the session of this request, here and in the database, and answers whose it was. The browser always loses its cookie. Reads the
   * session first if that was not done or failed. `also` runs in the same transaction as the end.
   */
  end(
    request: Request,
    response: Response,
    also?: (transaction: Transaction<Schema>, person: Person) => Promise<void>,
  ): Promise<Person | null>;
  /**
   * False when a browser would not get the cookie: the cookie is for https, and this request came by http as far as the proxies that
   * `TRUST_PROXY` names can say.
   */
  canStart(request: Request): boolean;
}

/** Returns the session as it is now; undefined if it has ended. */
type Check = (record: SessionRecord) => Promise<SessionRecord | undefined>;

/** 256 bits, twice what OWASP ASVS 5.0 7.2.3 asks for: an id cannot be guessed and needs no signature. */
const idBytes = 32;
const idPattern = /^[A-Za-z0-9_-]{43}$/;

/** Whether a request is for this person: its header, where it has one, names them. */
function isFor(request: Request, { id }: Person): boolean {
  const meant = request.get(personHeader);
  return meant === undefined || meant === personValue(id);
}

/**
 * Sessions whose id is in a cookie and whose facts are in the database (docs/decisions/0009-sessions.md).
 * @param check called before a session is believed
 */
export function createSessionCookie(
  config: Pick<Config, 'publicUrl'>,
  sessions: Sessions,
  check: Check = async (record) => record,
): SessionCookie {
  const https = config.publicUrl.protocol === 'https:';
  const name = https ? '__Host-rc_session' : 'rc_session';
  const cookie: CookieOptions = { httpOnly: true, secure: https, sameSite: 'lax', path: '/' };

  /** The session with this id, for a request to use. */
  async function use(request: Request, id: string): Promise<SessionInUse | null> {
    const found = await sessions.read(id);
    if (found === undefined) return null;
    const isMeant = isFor(request, found.person);
    // Anyone may ask who is signed in; that uses nothing of another person's session.
    if (!isMeant && request.path !== getSession.path) throw new ProblemError('wrong_person');
    const record = await check(found);
    if (record === undefined) return null;
    const counts = isFor(request, record.person) && request.get(backgroundHeader) !== '1';
    if (counts) await sessions.touch(record);
    return record;
  }

  async function endOf(request: Request, also?: AlsoIn): Promise<void> {
    const { signedIn } = request;
    request.signedIn = null;
    if (signedIn) await sessions.end(signedIn.idHash, also);
  }

  const session: SessionCookie = {
    async read(request, response) {
      const id = readCookies(request, name).get(name);
      request.signedIn = id !== undefined && idPattern.test(id) ? await use(request, id) : null;
      if (request.signedIn) response.setHeader(personHeader, personValue(request.signedIn.person.id));
    },
    personOf: (request) => request.signedIn?.person ?? null,
    async personNow({ signedIn }) {
      const found = signedIn ? await sessions.find(signedIn.idHash) : undefined;
      return (found && (await check(found)))?.person ?? null;
    },
    async start(request, response, person, facts) {
      await endOf(request);
      const id = randomBytes(idBytes).toString('base64url');
      request.signedIn = await sessions.insert(id, person, facts);
      response.cookie(name, id, cookie);
    },
    async end(request, response, also) {
      // First, since the rest needs the database, and an outage must not leave this browser signed in.
      response.clearCookie(name, cookie);
      if (request.signedIn === undefined) await session.read(request, response);
      const person = session.personOf(request);
      await endOf(request, person && also ? (transaction) => also(transaction, person) : undefined);
      return person;
    },
    canStart: (request) => !https || request.secure,
  };
  return session;
}
