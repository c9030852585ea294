import type { Operation } from '@reseller-console/contract';
import type { Request, RequestHandler } from 'express';

type Params = Request['params'];

declare global {
  namespace Express {
    interface Request {
      /** The operation that this request calls, with the parameters of its path; undefined until its route has matched. */
      matched?: { operation: Operation; params: Params };
    }
  }
}

/**
 * What the route of an operation begins with: the request says from here on, to its last error handler, which operation it calls, and
 * the check for other sites goes by that.
 */
export function arrivalAt(operation: Operation, crossSite: RequestHandler): RequestHandler {
  return (request, response, next) => {
    request.matched = { operation, params: request.params };
    return crossSite(request, response, next);
  };
}
