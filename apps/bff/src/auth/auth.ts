import { type Request, Router } from 'express';
import type { Logger } from 'pino';
import type { Denials } from '../audit/denials.ts';
import type { Trail } from '../audit/trail.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { refuseCrossSite } from '../platform/cross-site.ts';
import type { Person } from '../platform/person.ts';
import type { Step } from '../platform/steps.ts';
import { createAccessCheck } from './access-check.ts';
import { backchannelLogout } from './backchannel-logout.ts';
import { createPersonReader } from './claims-person.ts';
import { createIdentityProvider } from './identity-provider.ts';
import { createLocalLink } from './local-link.ts';
import { requireLocal } from './local-request.ts';
import { localRoutes } from './local-routes.ts';
import { createLogoutTokens } from './logout-token.ts';
import { oidcRoutes } from './oidc-routes.ts';
import { createSeal } from './sealed.ts';
import { createSessions, type Sessions } from './session.ts';
import type { SessionKeeper } from './session-keeper.ts';
import type { SessionStore } from './session-store.ts';
import { readOrGoOn, signOutRoutes } from './sign-out-routes.ts';

export interface Auth {
  /** What the provider itself calls, without a browser. */
  fromProvider: Router;
  /** Reads the session of a request. */
  session: Step;
  /** Everything else under /auth. */
  routes: Router;
  /** Who makes this request, or null. Their role may be null: known, but without a right to anything. */
  personOf(request: Request): Person | null;
  close(): Promise<void>;
}

export interface AuthOptions {
  config: Config;
  database: Database;
  keeper: SessionKeeper;
  trail: Trail;
  denials: Denials;
  log: Logger;
  now?: () => number;
  /** Takes the sign-in link of `AUTH_MODE=local`, which is for the eyes of whoever started the console. */
  print?: (line: string) => void;
}

const cleanUpMs = 10 * 60_000;

function cleanUpRegularly(store: SessionStore, log: Logger): () => void {
  const timer = setInterval(() => {
    store.removeExpired().catch(() => log.warn('expired sessions could not be removed'));
  }, cleanUpMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The part of sign-in that differs with its mode. */
type Mode = Pick<Auth, 'fromProvider' | 'routes'> & { settled: () => Promise<void> };

function modeOf(options: AuthOptions, sessions: Sessions, now: () => number): Mode {
  const { config, database, keeper, trail, denials, log, print = () => {} } = options;
  const { auth, publicUrl, sessionSecret } = config;
  const { store, rows, ends } = keeper;
  const shared = { sessions, trail, log, crossSite: refuseCrossSite(publicUrl) };
  if (auth.mode === 'local') {
    const link = createLocalLink(publicUrl, print, now);
    link.offer();
    const routes = Router().use(
      localRoutes({ ...shared, link }),
      signOutRoutes({ ...shared, provider: undefined }),
    );
    return { fromProvider: Router(), routes, settled: async () => {} };
  }
  const provider = createIdentityProvider(auth, publicUrl, now);
  const people = createPersonReader(auth);
  const seal = createSeal(sessionSecret, 'provider-grant');
  const tokens = createLogoutTokens(provider, auth.clientId, now);
  const check = createAccessCheck({ database, store, ends, provider, people, seal, trail, log, now });
  store.checkWith(check.current);
  return {
    fromProvider: backchannelLogout({ provider, tokens, rows, ends, log }),
    routes: Router().use(
      oidcRoutes({ ...shared, denials, config, people, seal, provider, now }),
      signOutRoutes({ ...shared, provider }),
    ),
    settled: check.settled,
  };
}

/** Sign-in, sessions and sign-out as the configuration asks for them. Starts and serves while the provider is down. */
export function createAuth(options: AuthOptions): Auth {
  const { config, keeper, log, now = Date.now } = options;
  const sessions = createSessions(config, keeper.store);
  const { fromProvider, routes, settled } = modeOf(options, sessions, now);
  const stopCleanUp = cleanUpRegularly(keeper.store, log);
  return {
    fromProvider,
    session: (request, response) => {
      if (config.auth.mode === 'local') requireLocal(request);
      return readOrGoOn(request, sessions.read(request, response));
    },
    routes,
    personOf: sessions.personOf,
    close: async () => {
      stopCleanUp();
      await settled();
    },
  };
}
