import { createServer, type Server } from 'node:http';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from './metrics.ts';

/** Metrics for Prometheus, including those of the process. */
export interface Prometheus extends Metrics {
  text(): Promise<string>;
  contentType: string;
}

export function createPrometheus(): Prometheus {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'console_http_request_seconds',
    help: 'Time to answer a request of a browser',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const calls = new Histogram({
    name: 'console_keepnet_call_seconds',
    help: 'Time of one attempt of a call to Keepnet',
    labelNames: ['method', 'route', 'outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
    registers: [registry],
  });
  const retries = new Counter({
    name: 'console_keepnet_retries_total',
    help: 'Reads that were sent to Keepnet again',
    labelNames: ['route'],
    registers: [registry],
  });
  const breaker = new Gauge({
    name: 'console_keepnet_breaker_open',
    help: '1 while Keepnet does not answer and is asked by single probes only',
    registers: [registry],
  });
  return {
    breaker: (open) => breaker.set(open ? 1 : 0),
    request(seen) {
      requests.observe({ method: seen.method, route: seen.route, status: String(seen.status) }, seen.seconds);
    },
    call(seen) {
      calls.observe({ method: seen.method, route: seen.template, outcome: seen.outcome }, seen.seconds);
      if (seen.retry) retries.inc({ route: seen.template });
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** Serves `GET /metrics` in Prometheus' text format, on a separate port that browsers cannot reach. */
export function createMetricsServer(metrics: Prometheus): Server {
  return createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'Content-Type': metrics.contentType }).end(await metrics.text());
  });
}
