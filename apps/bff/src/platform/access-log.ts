import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** The route template of a request. Ids, searches and anything else a person typed stay out of logs and metrics. */
function routeTemplate(request: Request): string {
  const route: unknown = request.route;
  if (typeof route === 'object' && route !== null && 'path' in route && typeof route.path === 'string') {
    return `${request.baseUrl}${route.path}`;
  }
  return '(no route)';
}

/** Probes come every few seconds, and 503 is a normal answer to them. Counted, they would drown real requests or raise false alarms. */
const probes = new Set(['/healthz', '/readyz']);

/** Logs and measures each request when its answer has ended. Probes are logged at level debug only, and not measured. */
export function accessLog(log: Logger, metrics: Metrics): RequestHandler {
  // The fields below are safe, so there is nothing to redact in each line.
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
