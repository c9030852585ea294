import type { Operation } from '@reseller-console/contract';
import type { Request } from 'express';
import type { Step } from './steps.ts';

type Params = Request['params'];

declare global {
  namespace Express {
    interface Request {
      /** The operation that this request calls, with the parameters of its path; undefined until its route has matched. */
      matched?: { operation: Operation; params: Params };
    }
  }
}

/** The first step of an operation's route: from here on the request says what it calls, to its last error handler. */
export const matches =
  (operation: Operation): Step =>
  (request) => {
    request.matched = { operation, params: request.params };
  };
