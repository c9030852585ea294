import { userInfo } from 'node:os';
import { localSignIn } from '@reseller-console/contract';
import { json, type RequestHandler, Router } from 'express';
import * as z from 'zod/mini';
import type { Trail } from '../audit/trail.ts';
import { arrivalAt } from '../platform/arrival.ts';
import type { Person } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import type { LocalLink } from './local-link.ts';
import { signInPage } from './oidc-routes.ts';
import type { SessionCookie } from './session.ts';

/** The operating system account that the console runs under. */
function localPerson(): Person {
  const { username } = userInfo();
  return { id: `local:${username}`, name: username, email: null, role: 'admin', companies: null };
}

/** Sign-in without a provider, for the machine that the console runs on. */
export function localRoutes(options: {
  link: LocalLink;
  session: SessionCookie;
  trail: Trail;
  crossSite: RequestHandler;
}): Router {
  const { link, session, trail, crossSite } = options;
  const router = Router();

  router.get('/auth/login', (_request, response) => {
    link.offer();
    response.redirect(303, signInPage('local_link_needed'));
  });

  router.post(
    localSignIn.path,
    arrivalAt(localSignIn, crossSite),
    json({ limit: '4kb' }),
    async (request, response) => {
      const body = z.safeParse(localSignIn.body, request.body);
      if (!body.success) throw new ProblemError('invalid_request');
      if (!link.redeem(body.data.token)) {
        throw new ProblemError('sign_in_failed', {
          detail: 'The link was used before or is too old. A new one is printed where the console runs.',
        });
      }
      const person = localPerson();
      await trail.record({
        kind: 'event',
        action: localSignIn.audit,
        outcome: 'done',
        person,
        requestId: request.id,
        detail: { role: person.role },
      });
      await session.start(request, response, person);
      response.json({ redirectTo: '/' });
    },
  );
  return router;
}
