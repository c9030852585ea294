import { type Request, type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import { createIdentityProvider } from './identity-provider.ts';
import { createLocalLink } from './local-link.ts';
import { requireLocal } from './local-request.ts';
import { localRoutes } from './local-routes.ts';
import { oidcRoutes } from './oidc-routes.ts';
import type { Person } from './person.ts';
import { createSessions, type Sessions } from './session.ts';
import { SessionStore } from './session-store.ts';
import { signOutRoutes } from './sign-out-routes.ts';

export interface Auth {
  /** Reads the session of every request that comes after it. */
  session: RequestHandler;
  /** Everything under /auth. */
  routes: Router;
  /** Who makes this request, or null. Their role may be null: known, but without a right to anything. */
  personOf(request: Request): Person | null;
  close(): Promise<void>;
}

export interface AuthOptions {
  config: Config;
  database: Database;
  trail: Trail;
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

function routesOf(options: AuthOptions, sessions: Sessions, now: () => number): Router {
  const { config, trail, log, print = () => {} } = options;
  const { auth, publicUrl } = config;
  const router = Router();
  const shared = { sessions, trail, log };
  if (auth.mode === 'local') {
    const link = createLocalLink(publicUrl, print, now);
    link.offer();
    return router.use(localRoutes({ ...shared, link }), signOutRoutes({ ...shared, provider: undefined }));
  }
  const provider = createIdentityProvider(auth, publicUrl, now);
  return router.use(
    oidcRoutes({ ...shared, config, auth, provider, now }),
    signOutRoutes({ ...shared, provider }),
  );
}

/**
 * Sign-in, sessions and sign-out as the configuration asks for them. Starts and serves while the provider is down.
 * @throws {ConfigError} `OIDC_ROLE_MAP` cannot be read
 */
export function createAuth(options: AuthOptions): Auth {
  const { config, database, log, now = Date.now } = options;
  const store = new SessionStore(database, now);
  const sessions = createSessions(config, store);
  const routes = routesOf(options, sessions, now);
  const stopCleanUp = cleanUpRegularly(store, log);
  return {
    session: (request, response, next) => {
      if (config.auth.mode === 'local') requireLocal(request);
      sessions.middleware(request, response, next);
    },
    routes,
    personOf: sessions.personOf,
    close: async () => stopCleanUp(),
  };
}
