import type { Request, RequestHandler, Response } from 'express';

/** A step in handling a request. Throwing or rejecting ends the request. */
export type Step = (request: Request, response: Response) => void | Promise<void>;

/** Runs several steps as one middleware, since the dispatch by Express costs more than most steps. */
export function inSteps(...steps: readonly Step[]): RequestHandler {
  return async (request, response, next) => {
    for (const step of steps) {
      const work = step(request, response);
      if (work !== undefined) await work;
    }
    next();
  };
}
