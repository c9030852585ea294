import type { Operation } from '@reseller-console/contract';
import type { Request, RequestHandler } from 'express';

type Params = Request['params'];

declare global {
  namespace Express {
    interface Request {
      /** The operation that this request calls, and its path parameters; undefined until a route matched. */
      matched?: { operation: Operation; params: Params };
    }
  }
}

/**
 * The first step of every operation's route: attaches the operation to the request, for the check for other sites and for the error
 * handlers.
 */
export function arrivalAt(operation: Operation, crossSite: RequestHandler): RequestHandler {
  return (request, response, next) => {
    request.matched = { operation, params: request.params };
    return crossSite(request, response, next);
  };
}
