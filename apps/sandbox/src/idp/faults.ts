import type { RequestHandler } from 'express';

/** An answer in place of the provider's own: a response, a connection that is cut, or none at all. */
export type FixedAnswer =
  | 'reset'
  | 'silence'
  | { status: number; headers?: Readonly<Record<string, string>>; body?: string };

/** An answer that is given so many times more. */
export interface FixedAnswers {
  readonly answer: FixedAnswer;
  left: number;
}

/** Answers the paths below the issuer's that were given an answer, and lets every other request pass. */
export function fixedAnswers(answers: Map<string, FixedAnswers>): RequestHandler {
  return (request, response, next) => {
    const fixed = answers.get(request.path);
    if (fixed === undefined) return next();
    const { answer } = fixed;
    fixed.left -= 1;
    if (fixed.left <= 0) answers.delete(request.path);
    if (answer === 'reset') return request.socket.resetAndDestroy();
    if (answer === 'silence') return;
    response.status(answer.status).set({ ...answer.headers });
    response.end(answer.body);
  };
}
