import type { Response } from 'express';
import type { Step } from './steps.ts';

/** Whether the process is about to stop, and the polite end of connections that browsers and proxies keep open. */
export interface Leaving {
  isStopping: () => boolean;
  /** Keeps the answers that have not ended. */
  track: Step;
  /** From here on every answer asks for its connection to be closed, those not yet begun included. */
  begin: () => void;
}

export function createLeaving(): Leaving {
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
