import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import {
  companyChange,
  modesChange,
  plantedGroup,
  plantedUser,
  resetChange,
  tokenChange,
} from './changes.ts';
import type { Control } from './control.ts';
import { faultRule } from './fault.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

function loopbackOnly(req: Request, res: Response, next: NextFunction): void {
  if (LOOPBACK.has(req.socket.remoteAddress ?? '')) next();
  else res.status(403).json({ error: 'loopback only' });
}

const body = (req: Request): unknown => req.body ?? {};
const query = (req: Request, name: string): string | undefined =>
  z.string().optional().parse(req.query[name]);

/** The same as Control over HTTP: JSON in and out, 400 for what does not parse. */
export function controlRouter(control: Control): Router {
  const router = express.Router();
  router.use(loopbackOnly, express.json());
  router.post('/reset', (req, res) => {
    const { seed, companies, users } = resetChange.parse(body(req));
    control.reset({
      ...(seed === undefined ? {} : { seed }),
      ...(companies === undefined ? {} : { companies }),
      ...(users === undefined ? {} : { users }),
    });
    res.json({});
  });
  router.get('/requests', (req, res) => void res.json(control.requests(query(req, 'path'))));
  router.delete('/requests', (_req, res) => {
    control.clearRequests();
    res.json({});
  });
  router.get('/faults', (_req, res) => void res.json(control.faults()));
  router.post('/faults', (req, res) => {
    control.addFault(faultRule.parse(body(req)));
    res.json({});
  });
  router.delete('/faults', (_req, res) => {
    control.clearFaults();
    res.json({});
  });
  router.post('/faults/release', (_req, res) => {
    control.release();
    res.json({});
  });
  router.post('/token', (req, res) => void res.json(control.token(tokenChange.parse(body(req)))));
  router.post('/modes', (req, res) => void res.json(control.modes(modesChange.parse(body(req)))));
  router.delete('/modes', (_req, res) => {
    control.resetModes();
    res.json({});
  });
  router.post('/companies/:id', (req, res) => {
    const { counts, ...company } = control.company(req.params.id, companyChange.parse(body(req)));
    res.json({ ...company, counts: { ...counts, months: Object.fromEntries(counts.months) } });
  });
  router.post('/users', (req, res) => void res.json(control.plantUser(plantedUser.parse(body(req)))));
  router.post('/groups', (req, res) => void res.json(control.plantGroup(plantedGroup.parse(body(req)))));
  router.get('/state/users', (req, res) => {
    res.json(control.users(query(req, 'companyId') ?? '', query(req, 'email')));
  });
  router.get('/state/target-groups', (req, res) => {
    res.json(control.targetGroups(query(req, 'companyId') ?? '', query(req, 'name')));
  });
  router.get('/state/company-groups', (req, res) => void res.json(control.companyGroups(query(req, 'name'))));
  router.get('/state/creations', (_req, res) => void res.json(control.creations()));
  router.use((_req, res) => void res.status(404).json({ error: 'no such control' }));
  router.use((error: unknown, _req: Request, res: Response, _next: NextFunction) => {
    res.status(400).json({ error: error instanceof Error ? error.message : 'bad request' });
  });
  return router;
}
