import type { Response } from 'express';
import type { Step } from './steps.ts';

/** Knows whether the process is stopping, and closes connections that browsers and proxies keep open. */
export interface GracefulShutdown {
  isStopping: () => boolean;
  /** Tracks answers that have not ended. */
  track: Step;
  /** From now on every answer asks the client to close its connection. */
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
