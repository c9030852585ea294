import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

declare global {
  namespace Express {
    interface Request {
      /** Identifies this request in the log, the audit trail and every error. Always generated here, never taken from the caller. */
      id: string;
    }
  }
}

export const requestId: RequestHandler = (request, response, next) => {
  request.id = randomUUID();
  response.setHeader('X-Request-Id', request.id);
  next();
};
