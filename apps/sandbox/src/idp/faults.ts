import type { RequestHandler } from 'express';

/** An answer in place of the provider's own: a response, a connection that is cut, or none at all. */
export type FixedAnswer =
  | 'reset'
  | 'silence'
  | { status: number; headers?: Readonly<Record<string, string>>; body?: string };

/** Answers the paths below the issuer's that were given an answer, and lets every other request pass. */
export function fixedAnswers(answers: ReadonlyMap<string, FixedAnswer>): RequestHandler {
  return (request, response, next) => {
    const answer = answers.get(request.path);
    if (answer === undefined) return next();
    if (answer === 'reset') return request.socket.resetAndDestroy();
    if (answer === 'silence') return;
    response.status(answer.status).set({ ...answer.headers });
    response.end(answer.body);
  };
}
