import { localSignIn, logout } from '@reseller-console/contract';
import express, { type Express, type RequestHandler, Router } from 'express';
import type { Auth } from './auth/auth.ts';
import { sayOnSignInPage } from './auth/say-on-sign-in-page.ts';
import { accessLog } from './http/access-log.ts';
import { refuseCrossSite } from './http/cross-site.ts';
import { recordDenials } from './http/denied.ts';
import { mount } from './http/endpoint.ts';
import { errorHandler } from './http/error-handler.ts';
import type { Leaving } from './http/leaving.ts';
import { type Answered, onlyMethods } from './http/methods.ts';
import { ProblemError } from './http/problem.ts';
import { requestId } from './http/request-id.ts';
import { noStore, securityHeaders } from './http/security-headers.ts';
import { spa } from './http/spa.ts';
import { inSteps } from './http/steps.ts';
import { auditEndpoints } from './routes/audit.ts';
import { companiesEndpoints } from './routes/companies.ts';
import { companyGroupsEndpoints } from './routes/company-groups.ts';
import { healthRoutes } from './routes/health.ts';
import { lookupsEndpoints } from './routes/lookups.ts';
import { preferencesEndpoints } from './routes/preferences.ts';
import { sessionEndpoints } from './routes/session.ts';
import { sessionsEndpoints } from './routes/sessions.ts';
import { targetGroupsEndpoints } from './routes/target-groups.ts';
import { targetUsersEndpoints } from './routes/target-users.ts';
import type { Services } from './services.ts';

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
