import { type SignInReason, safeReturnTo } from '@reseller-console/contract';
import { Router } from 'express';
import { AuthorizationResponseError, randomNonce, randomPKCECodeVerifier, randomState } from 'openid-client';
import type { Logger } from 'pino';
import type { Denials } from '../audit/denials.ts';
import type { Trail } from '../audit/trail.ts';
import type { Config } from '../config.ts';
import { outageOf } from '../platform/outage.ts';
import type { AccountChoice } from './account-choice.ts';

import { type PersonReader, unreadableClaim } from './claims-person.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { errorFacts } from './provider-error-facts.ts';
import { signInReasonOf } from './provider-errors.ts';
import { sealGrant } from './provider-grant.ts';
import type { Seal } from './sealed.ts';
import type { SessionCookie } from './session.ts';
import { createTransactions } from './sign-in-transaction.ts';

export interface OidcRoutesOptions {
  config: Config;
  people: PersonReader;
  /** Seals the provider's grant. */
  seal: Seal;
  provider: IdentityProvider;
  session: SessionCookie;
  accountChoice: AccountChoice;
  trail: Trail;
  denials: Denials;
  log: Logger;
  now: () => number;
}

/** The path of the sign-in page, with the reason it is shown, and with the page that the person wants to go to. */
export function signInPage(reason: SignInReason, returnTo: unknown = '/'): string {
  const query = new URLSearchParams({ reason });
  const wanted = safeReturnTo(returnTo);
  if (wanted !== '/' && !wanted.startsWith('/sign-in')) query.set('returnTo', wanted);
  return `/sign-in?${query}`;
}

const cannotBeAsked =
  'the provider gives no refresh token, and its userinfo does not tell of roles: people sign in again every 15 minutes. Add offline_access to OIDC_SCOPES';

const cameByHttp =
  'PUBLIC_URL is https, but a sign-in came by http: let the proxy send X-Forwarded-Proto, and let TRUST_PROXY name the proxy';

/** Signing in with OpenID Connect: the code flow with PKCE, state and nonce (RFC 9700, section 2.1). */
export function oidcRoutes(options: OidcRoutesOptions): Router {
  const { config, people, seal, provider, session, accountChoice, trail, denials, log, now } = options;
  const https = config.publicUrl.protocol === 'https:';
  const transactions = createTransactions({ https, secret: config.sessionSecret, now });
  const router = Router();

  router.get('/auth/login', async (request, response) => {
    const { returnTo } = request.query;
    if (!session.canStart(request)) {
      log.error({ requestId: request.id }, cameByHttp);
      return response.redirect(303, signInPage('insecure_connection', returnTo));
    }
    const secrets = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    try {
      // Another account may have what this one lacks.
      const hasNoRole = session.personOf(request)?.role === null;
      const url = await provider.authorizationUrl(secrets, hasNoRole || accountChoice.isWanted(request));
      transactions.start(request, response, secrets);
      response.redirect(303, url.href);
    } catch (error) {
      // Whatever the cause, all the person can do is try again.
      log.warn(
        { requestId: request.id, ...(await errorFacts(error)) },
        'the identity provider cannot be used',
      );
      response.redirect(303, signInPage('identity_provider_unavailable', returnTo));
    }
  });

  router.get('/auth/callback', async (request, response) => {
    const { state } = request.query;
    const transaction = typeof state === 'string' ? transactions.take(request, response, state) : undefined;
    if (!transaction) {
      // Reached by going back or reloading after a successful sign-in.
      const isSignedIn = session.personOf(request) !== null;
      return response.redirect(303, isSignedIn ? '/' : signInPage('sign_in_expired'));
    }
    try {
      const answeredAt = now();
      const redirected = new URL(request.originalUrl, config.publicUrl);
      const { claims, grant: given } = await provider.redeem(redirected, transaction);
      const { person, rightsFrom, unreadable, userinfoSuffices } = people.atSignIn(claims);
      const grant = given?.kind === 'access' && !userinfoSuffices ? null : given;
      if (grant === null) log.warn(cannotBeAsked);
      log.info({ requestId: request.id, rightsFrom }, 'read what a person may do from the provider');
      for (const each of unreadable) log.warn({ requestId: request.id, ...each }, unreadableClaim);
      await trail.record({
        kind: 'event',
        action: 'session.sign_in',
        outcome: person.role === null ? 'refused' : 'done',
        person,
        requestId: request.id,
        detail: { role: person.role, companies: person.companies?.length },
      });
      const { sid } = claims.idToken;
      const facts = {
        sid: typeof sid === 'string' ? sid : null,
        sealedGrant: sealGrant(seal, grant),
        answeredAt,
        rightsFrom,
      };
      await session.start(request, response, person, facts);
      accountChoice.done(request, response);
      response.redirect(303, transaction.returnTo);
    } catch (error) {
      // An outage of the database is neither the person's nor the provider's fault.
      if (outageOf(error) !== undefined) throw error;
      const reason = signInReasonOf(error);
      // A provider that cannot ask for an account must not be asked for it again and again.
      if (error instanceof AuthorizationResponseError && error.error === 'invalid_request') {
        accountChoice.done(request, response);
      }
      log.warn({ requestId: request.id, reason, ...(await errorFacts(error)) }, 'sign-in did not work');
      if (reason !== 'identity_provider_unavailable') {
        // The person is unknown.
        const who = { person: undefined, companyId: undefined, requestId: request.id };
        await denials.note({ ...who, action: 'session.sign_in', code: 'sign_in_failed' });
      }
      response.redirect(303, signInPage(reason, transaction.returnTo));
    }
  });
  return router;
}
