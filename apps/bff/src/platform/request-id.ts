import { randomUUID } from 'node:crypto';
import type { Step } from './steps.ts';

declare global {
  namespace Express {
    interface Request {
      /** Identifies this request in the log, the audit trail and every error. Always generated here, never taken from the caller. */
      id: string;
    }
  }
}

export const requestId: Step = (request, response) => {
  request.id = randomUUID();
  response.setHeader('X-Request-Id', request.id);
};
