import { localSignIn, logout } from '@reseller-console/contract';
import express, { type Express, type RequestHandler, Router } from 'express';
import { auditEndpoints } from './audit/endpoints.ts';
import { recordDenials } from './audit/record-denials.ts';
import type { Auth } from './auth/auth.ts';
import { sessionsEndpoints } from './auth/endpoints.ts';
import { sayOnSignInPage } from './auth/say-on-sign-in-page.ts';
import { sessionEndpoints } from './auth/session-endpoints.ts';
import { companiesEndpoints } from './companies/endpoints.ts';
import { companyGroupsEndpoints } from './company-groups/endpoints.ts';
import { lookupsEndpoints } from './lookups/endpoints.ts';
import { accessLog } from './platform/access-log.ts';
import { refuseCrossSite } from './platform/cross-site.ts';
import { mount } from './platform/endpoint.ts';
import { errorHandler } from './platform/error-handler.ts';
import type { Leaving } from './platform/graceful-shutdown.ts';
import { healthRoutes } from './platform/health.ts';
import { type Answered, onlyMethods } from './platform/methods.ts';
import { ProblemError } from './platform/problem.ts';
import { requestId } from './platform/request-id.ts';
import { noStore, securityHeaders } from './platform/security-headers.ts';
import { spa } from './platform/spa.ts';
import { inSteps } from './platform/steps.ts';
import { preferencesEndpoints } from './preferences/endpoints.ts';
import type { Services } from './services.ts';
import { targetGroupsEndpoints } from './target-groups/endpoints.ts';
import { targetUsersEndpoints } from './target-users/endpoints.ts';

/**
 * Every endpoint of the API, those that are asked most first, since a request is compared with one after the other. Paths with fixed
 * words come before those that take an id in the same place.
 */
export const endpoints = (services: Services) => [
  ...targetUsersEndpoints(services),
  ...targetGroupsEndpoints(services),
  ...companiesEndpoints(services),
  ...sessionEndpoints(services),
  ...sessionsEndpoints(services),
  ...preferencesEndpoints(services),
  ...auditEndpoints(services),
  ...companyGroupsEndpoints(services),
  ...lookupsEndpoints(services),
];

/**
 * Hands requests whose path begins like this to a router, their path as it is. No other request enters it: a router that is left
 * without an answer costs a turn of the event loop.
 */
const below =
  (prefix: string, router: Router): RequestHandler =>
  (request, response, next) =>
    request.path.startsWith(prefix) ? router(request, response, next) : next();

/** What is answered below `/auth/`, whichever way people sign in. */
const signInPaths: readonly Answered[] = [
  { method: 'GET', path: '/auth/login' },
  { method: 'GET', path: '/auth/callback' },
  { method: 'GET', path: '/auth/logged-out' },
  { method: 'POST', path: '/auth/backchannel-logout' },
  localSignIn,
  logout,
];

const notFound: RequestHandler = () => {
  throw new ProblemError('not_found');
};

/** The whole chain that a request passes, in order. */
export function createApp(services: Services, auth: Auth, leaving: Leaving): Express {
  const { config, log, metrics, limits, denials, ownCompany } = services;
  const { personOf } = auth;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.set('etag', false);

  app.use(inSteps(leaving.track, requestId, accessLog(log, metrics), securityHeaders(config.publicUrl)));

  // The session comes before what may refuse, so that the trail can say who was refused.
  const session = inSteps(noStore, auth.session);
  const crossSite = refuseCrossSite(config.publicUrl);
  const assertCompany = ownCompany.assertCustomer;
  app.use(
    below('/api/', mount(endpoints(services), { session, crossSite, personOf, limits, assertCompany })),
  );
  // The provider comes without a cookie and signs what it sends, so nothing about browsers applies to it.
  const { before, after } = onlyMethods(signInPaths);
  const unanswered = inSteps(crossSite, after);
  const signIn = Router().use(before, auth.fromProvider, session, auth.routes, unanswered, sayOnSignInPage);
  app.use(below('/auth/', signIn));
  app.use(healthRoutes(services, leaving.isStopping));
  app.use(spa());
  app.use(notFound);

  app.use(recordDenials(denials, personOf));
  app.use(errorHandler(log));
  return app;
}
