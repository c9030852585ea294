import { createServer, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { createKeepnet, type Keepnet, KeepnetError, type KeepnetErrorKind } from '@reseller-console/keepnet';
import type { DestinationStream, Logger } from 'pino';
import { type AppOptions, createApp } from './app.ts';
import { checkIssuer } from './auth/discovery.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/database.ts';
import { ConfigError } from './platform/config-error.ts';
import { createGracefulShutdown } from './platform/graceful-shutdown.ts';
import { createLog } from './platform/log.ts';
import { type Metrics, noMetrics } from './platform/metrics.ts';
import { runRegularly } from './platform/run-regularly.ts';
import { tellUnreadable } from './platform/unreadable-requests.ts';

/** Milliseconds between failing /readyz and refusing connections: time for a load balancer to send new requests elsewhere. */
const leaveMs = 5_000;

/** Milliseconds that an idle connection is kept open. Longer than proxies keep it (60 s), or it might close just as a request arrives. */
const idleMs = 75_000;

/** Milliseconds between sweeps for idle connections while the process stops. */
const sweepMs = 250;

/** Milliseconds that running requests get to finish when the process stops. */
const drainMs = 20_000;

/** Milliseconds for the answers to requests that were not finished by then. */
const lastWordsMs = 1_000;

/** Milliseconds between rounds of recovery of abandoned writes and exports. */
const recoverEveryMs = 5_000;

/** Milliseconds between looks for plans that have something to be done. */
const jobsEveryMs = 250;

/** Milliseconds that writes and exports then get to settle. */
const settleMs = 5_000;

export interface Overrides extends AppOptions {
  /** Takes the log lines instead of standard output. */
  logTo?: DestinationStream;
  /** Milliseconds that requests under way get to finish when the process is asked to stop. */
  drainMs?: number;
  /** Calls to Keepnet at once. */
  concurrency?: number;
}

/** A running BFF. */
export interface Bff {
  url: string;
  log: Logger;
  /** Refuses new requests, lets running ones finish, closes the database. */
  close: () => Promise<void>;
  /** Closes after a load balancer has had time to notice. Until then every request is answered. */
  leave: () => Promise<void>;
}

/** Errors that are not worth a log line each: normal answers of Keepnet, aborted calls, and rate limiting, which is logged once for all. */
const answers: ReadonlySet<KeepnetErrorKind> = new Set<KeepnetErrorKind>([
  'aborted',
  'forbidden',
  'invalid',
  'not_found',
  'privacy',
  'rate_limited',
]);

function connectKeepnet(config: Config, metrics: Metrics, log: Logger, concurrency?: number): Keepnet {
  return createKeepnet({
    ...config.keepnet,
    ...(concurrency === undefined ? {} : { concurrency }),
    onBreaker: (open) => {
      metrics.breaker(open);
      log.warn({ open }, open ? 'Keepnet does not answer and is asked no more' : 'Keepnet answers again');
    },
    onRateLimited: (seen) => log.warn(seen, 'Keepnet asked the console to slow down'),
    onCall: ({ method, template, status, kind, code, requestId, attempt, ms, retry }) => {
      metrics.call({ method, template, outcome: kind ?? String(status), seconds: ms / 1000, retry });
      if (kind === undefined || answers.has(kind)) return;
      const facts = { requestId, method, template, status, kind, code, attempt, ms: Math.round(ms), retry };
      log.warn(facts, 'a call to Keepnet failed');
    },
  });
}

/**
 * Refuses to start with a credential that Keepnet rejects, or one without the Reseller role: the console could not work or, worse, would
 * act in one company only. If Keepnet is down, the console starts anyway.
 */
async function checkCredential(keepnet: Keepnet, log: Logger): Promise<void> {
  try {
    const { resellerAccess } = await keepnet.reseller({ deadlineMs: 5000 });
    if (resellerAccess === false) {
      throw new ConfigError('KEEPNET_CLIENT_ID belongs to a client without the Reseller role');
    }
  } catch (error) {
    if (!(error instanceof KeepnetError)) throw error;
    if (error.kind === 'credentials_rejected') {
      throw new ConfigError('KEEPNET_CLIENT_ID or KEEPNET_CLIENT_SECRET was rejected by Keepnet');
    }
    log.warn(
      { kind: error.kind },
      'Keepnet cannot be reached yet; the console starts and is not ready until it can',
    );
  }
}

const notOurs: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']);

/** Why nothing can listen there, by the system's code. */
function listenFault(code: string, host: string, port: number, variable: string): ConfigError {
  if (notOurs.has(code)) return new ConfigError(`HOST ${host} is no address of this machine (${code})`);
  const known: Record<string, string> = {
    EACCES: 'may not be used by this account',
    EADDRINUSE: 'is in use by another program',
  };
  return new ConfigError(`${variable} ${port} of HOST ${host} ${known[code] ?? 'cannot be used'} (${code})`);
}

/** @throws {ConfigError} naming the variable, if the port or the address cannot be used */
async function listen(
  server: Server,
  host: string,
  port: number,
  variable: 'PORT' | 'METRICS_PORT',
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      reject(listenFault('code' in error ? String(error.code) : error.name, host, port, variable));
    });
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  const given = typeof address === 'object' && address !== null ? address.port : port;
  return `http://${host}:${given}`;
}

/** Creates metrics if a port is configured for them. Loads the library only then. */
async function measure({ metricsPort }: Config): Promise<{ metrics: Metrics; server?: Server }> {
  if (metricsPort === undefined) return { metrics: noMetrics };
  const { createMetricsServer, createPrometheus } = await import('./platform/prometheus.ts');
  const metrics = createPrometheus();
  return { metrics, server: createMetricsServer(metrics) };
}

/** Stops a server. `lastCall` is what is to be done once the requests under way have had their time. */
function closeServer(server: Server, patienceMs: number, lastCall = async () => {}): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => void lastCall().then(() => server.closeAllConnections()), patienceMs);
    // Answers that had already begun could not ask for their connection to be closed.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
    server.close(() => {
      clearTimeout(cutOff);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Starts the BFF. @throws {ConfigError} it would be unsafe or useless to run; one line for the operator */
export async function startBff(config: Config, overrides: Overrides = {}): Promise<Bff> {
  const log = createLog(config.logLevel, overrides.logTo);
  const { metrics, server: metricsServer } = await measure(config);
  log.info(
    { database: config.database.url === undefined ? 'sqlite' : 'postgres' },
    'opening the database, and migrating it where that is due',
  );
  const database = await openDatabase(config.database);
  const keepnet = connectKeepnet(config, metrics, log, overrides.concurrency);
  const shutdown = createGracefulShutdown();
  try {
    log.info('asking Keepnet whether the credential works');
    await Promise.all([checkCredential(keepnet, log), checkIssuer(config.auth, log)]);
    if (config.scopeProof === 'trusted') {
      log.warn('KEEPNET_SCOPE_PROOF is trusted: companies that nothing proves are shown and written to');
    }
    const app = createApp({ config, log, metrics, database, keepnet, shutdown }, overrides);
    await app.leases.start(database.kind === 'sqlite');
    const server = createServer({ keepAliveTimeout: idleMs }, app.handler);
    tellUnreadable(server, log);
    if (metricsServer !== undefined) {
      await listen(metricsServer, config.host, config.metricsPort ?? 0, 'METRICS_PORT');
    }
    const url = await listen(server, config.host, config.port, 'PORT');
    const recoveries = app.recoverable.map((work) =>
      runRegularly('recovery', recoverEveryMs, log, (stopped) => work.recoverAbandoned(stopped)),
    );
    recoveries.push(runRegularly('plans', jobsEveryMs, log, () => app.workOnJobs()));
    log.info({ url, publicUrl: config.publicUrl.origin }, 'listening');
    const close = async () => {
      shutdown.begin();
      await closeServer(server, overrides.drainMs ?? drainMs, async () => {
        shutdown.giveUp();
        await delay(lastWordsMs);
        shutdown.breakOff();
      });
      // After this, another replica or the next start settles what is left.
      const work = [app.settled(), ...recoveries.map((stop) => stop())];
      await Promise.race([Promise.all(work), delay(settleMs)]);
      if (metricsServer !== undefined) await closeServer(metricsServer, drainMs);
      await app.close();
      await keepnet.close();
      await app.leases.stop();
      await database.close();
    };
    let closing: Promise<void> | undefined;
    const closeOnce = () => {
      closing ??= close();
      return closing;
    };
    return {
      url,
      log,
      close: closeOnce,
      leave: async () => {
        shutdown.begin();
        await delay(leaveMs);
        await closeOnce();
      },
    };
  } catch (error) {
    await keepnet.close();
    await database.close();
    throw error;
  }
}
