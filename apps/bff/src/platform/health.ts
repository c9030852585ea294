import { setTimeout as delay } from 'node:timers/promises';
import type { Call } from '@reseller-console/keepnet';
import { Router } from 'express';
import type { Logger } from 'pino';

/** Milliseconds that readiness is cached: probes must not cause load. */
const keptMs = 2000;

/** Milliseconds within which the database must take a write. */
const writeMs = 2000;

/** What the checks need. */
interface Parts {
  /** `ping` resolves when the database has committed a write. */
  database: { ping(): Promise<void> };
  /** `ready` resolves when the credential gets a token. */
  keepnet: { ready(call: Call): Promise<unknown> };
  log: Logger;
  isStopping: () => boolean;
}

/** Checks whether the database takes writes. Never runs two at a time, however long one takes. */
function createStorageCheck({ database, log }: Pick<Parts, 'database' | 'log'>): () => Promise<boolean> {
  let writing: Promise<string | undefined> | undefined;
  let last: string | undefined;

  // Missing rights are no outage, but just as fatal.
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
 * `GET /healthz`: the process runs. `GET /readyz`: it can serve, which means that the database takes writes and the Keepnet credential
 * works; a 503 names what does not, without details.
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
