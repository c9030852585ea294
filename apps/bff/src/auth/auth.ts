import { type Request, type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { Denials } from '../audit/denials.ts';
import type { Trail } from '../audit/trail.ts';
import type { AuthConfig, Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { refuseCrossSite } from '../platform/cross-site.ts';
import type { Person } from '../platform/person.ts';
import { createAccessCheck } from './access-check.ts';
import { createAccountChoice } from './account-choice.ts';
import { backchannelLogout } from './backchannel-logout.ts';
import { createPersonReader } from './claims-person.ts';
import { createIdentityProvider } from './identity-provider.ts';
import { createKeptRights, type KeptRights, type ProviderAccess } from './kept-rights.ts';
import { createLocalLink } from './local-link.ts';
import { requireLocal } from './local-request.ts';
import { localRoutes } from './local-routes.ts';
import { createLogoutTokens } from './logout-token.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { createSeal } from './sealed.ts';
import { createSessionCookie, type SessionCookie } from './session.ts';
import type { Sessions } from './sessions.ts';
import { ignoreOnSignOut, signOutRoutes } from './sign-out-routes.ts';

export interface Auth {
  /** Routes that the provider calls itself, without a browser. */
  fromProvider: Router;
  /** Reads the session of a request. */
  session: RequestHandler;
  /** All other routes below /auth. */
  routes: Router;
  /** The rights of those whose plans run while they are away. */
  rights: KeptRights;
  /** The person who makes this request, or null. A person without a role may do nothing. */
  personOf(request: Request): Person | null;
  /** The same for a long request: with the rights that the person has now; null once they are signed out. */
  personNow(request: Request): Promise<Person | null>;
  close(): Promise<void>;
}

export interface AuthOptions {
  config: Config;
  database: Database;
  sessions: Sessions;
  trail: Trail;
  denials: Denials;
  log: Logger;
  now?: () => number;
  /** Prints the sign-in link of `AUTH_MODE=local`. It is only for the person who started the console. */
  print?: (line: string) => void;
}

const cleanUpMs = 10 * 60_000;

function cleanUpRegularly(sessions: Sessions, log: Logger): () => void {
  const timer = setInterval(() => {
    sessions.removeExpired().catch(() => log.warn('expired sessions could not be removed'));
  }, cleanUpMs);
  timer.unref();
  return () => clearInterval(timer);
}

type OidcConfig = Extract<AuthConfig, { mode: 'oidc' }>;

/** What depends on the sign-in mode. */
type Mode = Pick<Auth, 'fromProvider' | 'routes'> & {
  session: SessionCookie;
  access: ProviderAccess | undefined;
  settled: () => Promise<void>;
};

/** What the routes of both modes share. */
const sharedBy = ({ publicUrl }: Config) => ({
  accountChoice: createAccountChoice(publicUrl.protocol === 'https:'),
  crossSite: refuseCrossSite(publicUrl),
});

function localMode({ config, sessions, trail, log, now, print = () => {} }: AuthOptions): Mode {
  const session = createSessionCookie(config, sessions);
  const shared = { ...sharedBy(config), session, trail, log };
  const link = createLocalLink(config.publicUrl, print, now ?? Date.now);
  link.offer();
  const routes = Router().use(
    localRoutes({ ...shared, link }),
    signOutRoutes({ ...shared, provider: undefined }),
  );
  return { session, access: undefined, fromProvider: Router(), routes, settled: async () => {} };
}

function oidcMode(options: AuthOptions, auth: OidcConfig): Mode {
  const { config, database, sessions, trail, denials, log, now = Date.now } = options;
  const { publicUrl, sessionSecret } = config;
  const provider = createIdentityProvider(auth, publicUrl, now, log);
  const people = createPersonReader(auth);
  const seal = createSeal(sessionSecret, 'provider-grant');
  const tokens = createLogoutTokens(provider, auth.clientId, now);
  const check = createAccessCheck({ database, sessions, provider, people, seal, trail, log, now });
  const session = createSessionCookie(config, sessions, check.current);
  const shared = { ...sharedBy(config), session, trail, log };
  return {
    session,
    access: { check: check.current, provider, people, seal },
    fromProvider: backchannelLogout({ provider, tokens, sessions, log }),
    routes: Router().use(
      oidcRoutes({ ...shared, denials, config, people, seal, provider, now }),
      signOutRoutes({ ...shared, provider }),
    ),
    settled: check.settled,
  };
}

/** Sign-in, sessions and sign-out as configured. Works while the provider is down, except for new sign-ins. */
export function createAuth(options: AuthOptions): Auth {
  const { config, database, sessions, log, now = Date.now } = options;
  const { auth } = config;
  const mode = auth.mode === 'local' ? localMode(options) : oidcMode(options, auth);
  const { session, fromProvider, routes } = mode;
  const stopCleanUp = cleanUpRegularly(sessions, log);
  return {
    fromProvider,
    session: async (request, response, next) => {
      if (auth.mode === 'local') requireLocal(request);
      await ignoreOnSignOut(request, session.read(request, response));
      next();
    },
    routes,
    rights: createKeptRights({ database, sessions, access: mode.access, now }),
    personOf: session.personOf,
    personNow: session.personNow,
    close: async () => {
      stopCleanUp();
      await mode.settled();
    },
  };
}
