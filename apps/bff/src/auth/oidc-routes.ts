import type { SignInReason } from '@reseller-console/contract';
import { Router } from 'express';
import { randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import type { AuthConfig, Config } from '../config.ts';
import { personOfClaims } from './claims-person.ts';
import { type IdentityProvider, signInReasonOf } from './identity-provider.ts';
import { createRoleReader } from './roles.ts';
import type { Sessions } from './session.ts';
import { createTransactions } from './sign-in-transaction.ts';

export interface OidcRoutesOptions {
  config: Config;
  auth: Extract<AuthConfig, { mode: 'oidc' }>;
  provider: IdentityProvider;
  sessions: Sessions;
  trail: Trail;
  log: Logger;
  now: () => number;
}

/** The path of the sign-in page that says why it is shown. */
export const signInPage = (reason: SignInReason): string => `/sign-in?reason=${reason}`;

/** The library's own code of an error, safe to log: a fixed word, never the provider's text. */
function errorCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : 'unknown';
}

/** Signing in with OpenID Connect: the code flow with PKCE, state and nonce (RFC 9700, section 2.1). */
export function oidcRoutes(options: OidcRoutesOptions): Router {
  const { config, provider, sessions, trail, log, now } = options;
  const roleOf = createRoleReader(options.auth.rolesClaim, options.auth.roleMap);
  const https = config.publicUrl.protocol === 'https:';
  const transactions = createTransactions({ https, secret: config.sessionSecret, now });
  const router = Router();

  router.get('/auth/login', async (request, response) => {
    if (!sessions.canStart(request)) {
      log.error('PUBLIC_URL is https, but a sign-in came by http: let the proxy send X-Forwarded-Proto');
      return response.redirect(303, signInPage('insecure_connection'));
    }
    const secrets = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    try {
      const url = await provider.authorizationUrl(secrets);
      transactions.start(request, response, secrets);
      response.redirect(303, url.href);
    } catch (error) {
      // Whatever keeps the console from asking the provider, the person can only try again.
      log.warn({ requestId: request.id, code: errorCode(error) }, 'the identity provider cannot be used');
      response.redirect(303, signInPage('identity_provider_unavailable'));
    }
  });

  router.get('/auth/callback', async (request, response) => {
    const { state } = request.query;
    const transaction = typeof state === 'string' ? transactions.take(request, response, state) : undefined;
    if (!transaction) return response.redirect(303, signInPage('sign_in_expired'));
    try {
      const claims = await provider.redeem(new URL(request.originalUrl, config.publicUrl), transaction);
      const person = personOfClaims(claims, roleOf);
      await trail.record({
        kind: 'event',
        action: 'session.sign_in',
        outcome: person.role === null ? 'refused' : 'done',
        person,
        requestId: request.id,
        detail: { role: person.role },
      });
      await sessions.start(request, person);
      response.redirect(303, transaction.returnTo);
    } catch (error) {
      const reason = signInReasonOf(error);
      log.warn({ requestId: request.id, reason, code: errorCode(error) }, 'sign-in did not work');
      response.redirect(303, signInPage(reason));
    }
  });
  return router;
}
