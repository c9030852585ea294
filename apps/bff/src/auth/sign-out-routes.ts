import { logout } from '@reseller-console/contract';
import { type Request, type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import { arrivalAt } from '../platform/arrival.ts';
import { ProblemError } from '../platform/problem.ts';
import type { AccountChoice } from './account-choice.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { signInPage } from './oidc-routes.ts';
import { errorFacts } from './provider-error-facts.ts';
import type { SessionCookie } from './session.ts';

/** Ignores a failed read of the session if the request is a sign-out, which reads it again itself. */
export async function ignoreOnSignOut(request: Request, reading: Promise<void>): Promise<void> {
  try {
    await reading;
  } catch (error) {
    if (request.path !== logout.path || error instanceof ProblemError) throw error;
  }
}

/** Sign-out: ends the session here first, then sends the browser to the provider (OpenID Connect RP-Initiated Logout). */
export function signOutRoutes(options: {
  provider: IdentityProvider | undefined;
  session: SessionCookie;
  accountChoice: AccountChoice;
  trail: Trail;
  log: Logger;
  crossSite: RequestHandler;
}): Router {
  const { provider, session, accountChoice, trail, log, crossSite } = options;
  const router = Router();

  async function nextPage(requestId: string): Promise<string> {
    if (provider === undefined) return signInPage('signed_out');
    try {
      const url = await provider.endSessionUrl();
      if (url) return url.href;
    } catch (error) {
      const facts = { requestId, ...(await errorFacts(error)) };
      log.warn(facts, 'the identity provider is down: signed out of the console only');
    }
    return signInPage('signed_out_here');
  }

  router.post(logout.path, arrivalAt(logout, crossSite), async (request, response) => {
    accountChoice.want(response);
    const person = await session.end(request, response, (transaction, signedOut) =>
      trail.append(transaction, {
        kind: 'event',
        action: logout.audit,
        outcome: 'done',
        person: signedOut,
        requestId: request.id,
      }),
    );
    if (!person) return response.json({ redirectTo: signInPage('signed_out') });
    response.json({ redirectTo: await nextPage(request.id) });
  });

  // No query: providers compare the registered address exactly.
  router.get('/auth/logged-out', (_request, response) => response.redirect(303, signInPage('signed_out')));
  return router;
}
