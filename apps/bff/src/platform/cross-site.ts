import type { Request, RequestHandler } from 'express';
import { ProblemError } from './problem.ts';

/** Everything except reads. Requests without an operation are judged by their method. */
const isGuarded = ({ matched, method }: Request): boolean =>
  matched === undefined ? method !== 'GET' : matched.operation.effect !== 'read';

function isSameOrigin(request: Request, publicUrl: URL): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return request.get('origin') === publicUrl.origin;
}

/**
 * Refuses writes and exports that another site may have caused (OWASP ASVS 5.0 V3.5). They need the header `X-CSRF: 1`, which a form
 * cannot send, and a same-origin `Sec-Fetch-Site`, or `Origin` from browsers that do not send that.
 */
export function refuseCrossSite(publicUrl: URL): RequestHandler {
  return (request, _response, next) => {
    if (isGuarded(request) && (request.get('x-csrf') !== '1' || !isSameOrigin(request, publicUrl))) {
      throw new ProblemError('cross_site');
    }
    next();
  };
}
