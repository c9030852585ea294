import type { Response } from 'express';
import type { Step } from './steps.ts';

/** Tells whether the process is about to stop, and closes the connections that browsers and proxies keep open. */
export interface GracefulShutdown {
  isStopping: () => boolean;
  /** Keeps the answers that have not ended. */
  track: Step;
  /** From now on every answer asks for its connection to be closed, also those that have not begun. */
  begin: () => void;
}

export function createGracefulShutdown(): GracefulShutdown {
  const underWay = new Set<Response>();
  let stopping = false;
  const close = (response: Response) => {
    if (!response.headersSent) response.setHeader('Connection', 'close');
  };
  return {
    isStopping: () => stopping,
    track: (_request, response) => {
      underWay.add(response);
      response.on('close', () => underWay.delete(response));
      if (stopping) close(response);
    },
    begin: () => {
      stopping = true;
      for (const response of underWay) close(response);
    },
  };
}
