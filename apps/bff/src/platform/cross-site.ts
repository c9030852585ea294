import type { Request, RequestHandler } from 'express';
import { ProblemError } from './problem.ts';

/** Everything but reads. What no operation answers goes by its method. */
const isGuarded = ({ matched, method }: Request): boolean =>
  matched === undefined ? method !== 'GET' : matched.operation.effect !== 'read';

function isSameOrigin(request: Request, publicUrl: URL): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  return request.get('origin') === publicUrl.origin;
}

/**
 * Refuses writes and exports, which take data away in bulk, that another site may have caused (OWASP ASVS 5.0 V3.5): they need the
 * header `X-CSRF: 1`, which a form cannot send, and a same-origin `Sec-Fetch-Site`, or `Origin` where a browser does not send that.
 */
export function refuseCrossSite(publicUrl: URL): RequestHandler {
  return (request, _response, next) => {
    if (isGuarded(request) && (request.get('x-csrf') !== '1' || !isSameOrigin(request, publicUrl))) {
      throw new ProblemError('cross_site');
    }
    next();
  };
}
