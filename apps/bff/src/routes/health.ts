import { Router } from 'express';
import type { Services } from '../services.ts';

/** Milliseconds for which an answer about readiness is kept, so that probes do not become load. */
const keptMs = 2000;

/**
 * `GET /healthz`: the process runs. `GET /readyz`: it can serve, that is the database answers and the Keepnet credential is
 * usable; 503 names what is not, without details.
 */
export function healthRoutes({ database, keepnet }: Services, isStopping: () => boolean): Router {
  let kept: { at: number; checks: Promise<Record<string, boolean>> } | undefined;

  const holds = (check: Promise<unknown>): Promise<boolean> =>
    check.then(
      () => true,
      () => false,
    );

  async function look(): Promise<Record<string, boolean>> {
    const [db, upstream] = await Promise.all([
      holds(database.ping()),
      holds(keepnet.ready({ deadlineMs: 5000 })),
    ]);
    return { database: db, keepnet: upstream };
  }

  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    if (kept === undefined || Date.now() - kept.at > keptMs) kept = { at: Date.now(), checks: look() };
    const checks = { ...(await kept.checks), running: !isStopping() };
    const ready = Object.values(checks).every(Boolean);
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', checks });
  });
  return router;
}
