import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** The route template of a request, so that ids, searches and anything else a person typed stay out of logs and metrics. */
function routeTemplate(request: Request): string {
  const route: unknown = request.route;
  if (typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string') {
    return `${request.baseUrl}${route.path}`;
  }
  return '(no route)';
}

/** Asked by machines every few seconds, 503 being an answer and no failure: counted, they would drown or alarm what people see. */
const probes = new Set(['/healthz', '/readyz']);

/** Writes one line per request when its answer has ended, and measures it; probes only at the level debug, and unmeasured. */
export function accessLog(log: Logger, metrics: Metrics): RequestHandler {
  // Its fields are those below and nobody else's, so that there is nothing to look for and redact in each line.
  const lines = log.child({}, { redact: [] });
  return (request, response, next) => {
    const started = performance.now();
    response.on('close', () => {
      const ms = performance.now() - started;
      const route = routeTemplate(request);
      const { method } = request;
      const status = response.statusCode;
      const isProbe = probes.has(route);
      if (!isProbe) metrics.request({ method, route, status, seconds: ms / 1000 });
      const level = isProbe ? 'debug' : status >= 500 ? 'warn' : 'info';
      const cut = response.writableFinished ? {} : { cut: true };
      lines[level]({ requestId: request.id, method, route, status, ms: Math.round(ms), ...cut }, 'request');
    });
    next();
  };
}
