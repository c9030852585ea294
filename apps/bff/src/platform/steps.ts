import type { Request, RequestHandler, Response } from 'express';

/** Something that is done with a request on its way to an answer. One that throws, or rejects, ends the way. */
export type Step = (request: Request, response: Response) => void | Promise<void>;

/** Several steps, one after the other, as one middleware: to be handed on by Express costs more than most of them do. */
export function inSteps(...steps: readonly Step[]): RequestHandler {
  return async (request, response, next) => {
    for (const step of steps) {
      const work = step(request, response);
      if (work !== undefined) await work;
    }
    next();
  };
}
