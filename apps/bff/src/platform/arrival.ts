import type { Operation } from '@reseller-console/contract';
import type { Request, RequestHandler } from 'express';
import { inSteps, type Step } from './steps.ts';

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
export function arrivalAt(operation: Operation, crossSite: Step): RequestHandler {
  const match: Step = (request) => {
    request.matched = { operation, params: request.params };
  };
  return inSteps(match, crossSite);
}
