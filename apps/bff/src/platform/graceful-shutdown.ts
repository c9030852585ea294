import type { RequestHandler, Response } from 'express';
import { ProblemError } from './problem.ts';

/** The reason for breaking off an answer or a call because the process stops. */
export class ConsoleStopped extends Error {
  override name = 'ConsoleStopped';
}

/** Knows whether the process is stopping, and closes connections that browsers and proxies keep open. */
export interface GracefulShutdown {
  isStopping: () => boolean;
  /** Tracks answers that have not ended. */
  track: RequestHandler;
  /** From now on every answer asks the client to close its connection. */
  begin: () => void;
  /** Aborted when the requests under way have had their time. */
  cutOff: AbortSignal;
  /** Answers every request that has no answer yet with a problem. */
  giveUp: () => void;
  /** Breaks off the answers that are still under way. */
  breakOff: () => void;
}

/** The problem for a request that has no answer yet when the process stops. */
const stopped = (effect: 'read' | 'export' | 'write'): ProblemError =>
  effect === 'write'
    ? new ProblemError('outcome_unknown', {
        detail:
          'The console is restarting, and Keepnet had not answered by then. Check again; nothing is sent twice.',
      })
    : new ProblemError('upstream_timeout', {
        detail:
          'The console is restarting, and Keepnet had not answered by then. Nothing was changed. Try again.',
      });

/** Waits for `work` until the process gives up. @throws {ProblemError} that says so, true to what the request may have done */
export async function untilCutOff(
  cutOff: AbortSignal,
  effect: 'read' | 'export' | 'write',
  response: Response,
  work: () => Promise<void>,
): Promise<void> {
  if (cutOff.aborted) throw stopped(effect);
  const { promise: never, reject } = Promise.withResolvers<never>();
  const giveUp = () => {
    // What has begun is broken off later.
    if (!response.headersSent) reject(stopped(effect));
  };
  cutOff.addEventListener('abort', giveUp);
  try {
    await Promise.race([work(), never]);
  } finally {
    cutOff.removeEventListener('abort', giveUp);
  }
}

export function createGracefulShutdown(): GracefulShutdown {
  const underWay = new Set<Response>();
  const cutOff = new AbortController();
  let stopping = false;
  const close = (response: Response) => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  return {
    isStopping: () => stopping,
    track: (_request, response, next) => {
      underWay.add(response);
      response.on('close', () => underWay.delete(response));
      if (stopping) close(response);
      next();
    },
    begin: () => {
      stopping = true;
      for (const response of underWay) close(response);
    },
    cutOff: cutOff.signal,
    giveUp: () => cutOff.abort(),
    breakOff: () => {
      for (const response of underWay) response.destroy(new ConsoleStopped('The console is stopping'));
    },
  };
}
