import type { ErrorRequestHandler } from 'express';
import { outageOf } from '../db/outage.ts';
import { signInPage } from './oidc-routes.ts';

/**
 * A person on the way through sign-in while the database is down is given a 503 like everybody else; the browser goes on to the
 * sign-in page, which says it in words.
 */
export const sayOnSignInPage: ErrorRequestHandler = (error, request, response, next) => {
  if (request.method === 'GET' && outageOf(error) !== undefined) {
    response.setHeader('Refresh', `0; url=${signInPage('storage_unavailable')}`);
  }
  next(error);
};
