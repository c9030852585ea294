import { logout } from '@reseller-console/contract';
import { type Request, Router } from 'express';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import { arrivalAt } from '../platform/arrival.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Step } from '../platform/steps.ts';
import type { AccountChoice } from './account-choice.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { signInPage } from './oidc-routes.ts';
import type { SessionCookie } from './session.ts';

/** Lets a sign-out go on whose session cannot be read: it reads the session once more itself. */
export async function readOrGoOn(request: Request, reading: void | Promise<void>): Promise<void> {
  try {
    await reading;
  } catch (error) {
    if (request.path !== logout.path || error instanceof ProblemError) throw error;
  }
}

/** Signing out: first here, then, where the browser is sent, at the provider (OpenID Connect RP-Initiated Logout). */
export function signOutRoutes(options: {
  provider: IdentityProvider | undefined;
  sessions: SessionCookie;
  accountChoice: AccountChoice;
  trail: Trail;
  log: Logger;
  crossSite: Step;
}): Router {
  const { provider, sessions, accountChoice, trail, log, crossSite } = options;
  const router = Router();

  async function nextPage(requestId: string): Promise<string> {
    try {
      const url = await provider?.endSessionUrl();
      if (url) return url.href;
    } catch {
      log.warn({ requestId }, 'the identity provider is down: signed out of the console only');
    }
    return signInPage('signed_out');
  }

  router.post(logout.path, arrivalAt(logout, crossSite), async (request, response) => {
    accountChoice.want(response);
    const person = await sessions.end(request, response, (transaction, signedOut) =>
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

  // A path without a query, since providers compare the registered address to the letter.
  router.get('/auth/logged-out', (_request, response) => response.redirect(303, signInPage('signed_out')));
  return router;
}
