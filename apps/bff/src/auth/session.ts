import { randomBytes } from 'node:crypto';
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import type { Config } from '../config.ts';
import { deriveKey } from '../keys.ts';
import type { Person } from './person.ts';
import type { ProviderFacts } from './session-rows.ts';
import type { SessionStore } from './session-store.ts';

declare module 'express-session' {
  interface SessionData {
    person?: Person;
  }
}

/** The sessions of browsers: who is signed in, and how that begins and ends. */
export interface Sessions {
  middleware: RequestHandler;
  personOf(request: Request): Person | null;
  /** Signs somebody in under a session id that nobody has seen before. */
  start(request: Request, person: Person, facts?: ProviderFacts): Promise<void>;
  /** Ends the session of this request, here and in the database. */
  end(request: Request, response: Response): Promise<void>;
  /** False when a browser would not get the cookie, since it is for https and this request did not come by it. */
  canStart(request: Request): boolean;
}

function finished(run: (done: (error?: unknown) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    run((error) => (error ? reject(error) : resolve()));
  });
}

export function createSessions(config: Config, store: SessionStore): Sessions {
  const https = config.publicUrl.protocol === 'https:';
  const name = https ? '__Host-rc_session' : 'rc_session';
  const cookie: CookieOptions = { httpOnly: true, secure: https, sameSite: 'lax', path: '/' };
  return {
    middleware: session({
      name,
      secret: deriveKey(config.sessionSecret, 'session-cookie').toString('base64url'),
      store,
      cookie,
      genid: () => randomBytes(32).toString('base64url'),
      resave: false,
      saveUninitialized: false,
      // Whoever forges X-Forwarded-Proto only gets a Secure cookie of his own over http.
      proxy: https,
    }),
    personOf: (request) => request.session.person ?? null,
    async start(request, person, facts) {
      await finished((done) => request.session.regenerate(done));
      store.admit(request.sessionID, facts);
      request.session.person = person;
      await finished((done) => request.session.save(done));
    },
    async end(request, response) {
      await finished((done) => request.session.destroy(done));
      response.clearCookie(name, cookie);
    },
    canStart: (request) =>
      !https || request.secure || request.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https',
  };
}
