import type { ErrorRequestHandler } from 'express';
import { outageOf } from '../platform/outage.ts';
import { signInPage } from './oidc-routes.ts';

/**
 * A person who signs in while the database is down gets a 503 like everyone else; the browser then opens the sign-in page, which
 * explains it.
 */
export const showOutageOnSignInPage: ErrorRequestHandler = (error, request, response, next) => {
  if (request.method === 'GET' && outageOf(error) !== undefined) {
    const page = signInPage('storage_unavailable', request.query.returnTo);
    response.setHeader('Refresh', `0; url=${page}`);
  }
  next(error);
};
