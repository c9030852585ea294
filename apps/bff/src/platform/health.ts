import { setTimeout as delay } from 'node:timers/promises';
import type { Call } from '@reseller-console/keepnet';
import { Router } from 'express';
import type { Logger } from 'pino';

/** Milliseconds for which an answer about readiness is kept, so that probes do not become load. */
const keptMs = 2000;

/** Milliseconds that a write may take for the database to count as usable. */
const writeMs = 2000;

/** What has to work for the console to serve. */
interface Parts {
  /** `ping` resolves when the database has committed a write. */
  database: { ping(): Promise<void> };
  /** `ready` resolves when the credential gets a token. */
  keepnet: { ready(call: Call): Promise<unknown> };
  log: Logger;
  isStopping: () => boolean;
}

/** Whether the database takes writes. While one is on its way no other is sent, however long that takes. */
function createStorageCheck({ database, log }: Pick<Parts, 'database' | 'log'>): () => Promise<boolean> {
  let writing: Promise<string | undefined> | undefined;
  let last: string | undefined;

  // Rights that are missing are no outage, but as little use.
  const codeOf = (error: unknown) =>
    error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  const write = () =>
    database
      .ping()
      .then(() => undefined, codeOf)
      .finally(() => {
        writing = undefined;
      });

  return async () => {
    writing ??= write();
    const patience = new AbortController();
    const late = delay(writeMs, 'timeout', { signal: patience.signal }).catch(() => 'timeout');
    const failure = await Promise.race([writing, late]);
    patience.abort();
    if (failure !== last) {
      if (failure === undefined) log.info('the database takes writes again');
      else log.error({ storage: failure }, 'the database takes no writes');
    }
    last = failure;
    return failure === undefined;
  };
}

/**
 * `GET /healthz`: the process runs. `GET /readyz`: it can serve, that is the database takes a write and the Keepnet credential is
 * usable; 503 names what is not, without details.
 */
export function healthRoutes({ database, keepnet, log, isStopping }: Parts): Router {
  const takesWrites = createStorageCheck({ database, log });
  let kept: { at: number; checks: Promise<Record<string, boolean>> } | undefined;

  async function runChecks(): Promise<Record<string, boolean>> {
    const [storage, upstream] = await Promise.all([
      takesWrites(),
      keepnet.ready({ deadlineMs: 5000 }).then(
        () => true,
        () => false,
      ),
    ]);
    return { database: storage, keepnet: upstream };
  }

  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    if (kept === undefined || Date.now() - kept.at > keptMs) kept = { at: Date.now(), checks: runChecks() };
    const checks = { ...(await kept.checks), running: !isStopping() };
    const ready = Object.values(checks).every(Boolean);
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', checks });
  });
  return router;
}
