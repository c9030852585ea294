import { setTimeout as wait } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { delayed, replaces, sendAnswer, sendFault } from '../control/sabotage.ts';
import type { State } from '../control/state.ts';
import { loggedBody } from './body.ts';
import type { LoggedRequest } from './request-log.ts';
import { bearerOf, companyHeader, type Incoming, respond } from './respond.ts';
import { matchRoute, type Route } from './route.ts';
import { fingerprint } from './token.ts';

const LOGGED_HEADERS = [
  'content-type',
  'accept',
  'user-agent',
  'x-keepnet-company-id',
  'x-ir-company-id',
  'x-request-id',
  'cookie',
  'x-forwarded-for',
];

/** Express handler that is the simulated upstream; `req.body` must hold the raw bytes. */
export function upstream(state: State, routes: readonly Route[]) {
  return async (req: Request, res: Response): Promise<void> => {
    const body: unknown = req.body;
    const raw = Buffer.isBuffer(body) ? body.toString('utf8') : '';
    const matched = matchRoute(routes, req.method, req.path);
    const entry = state.log.start(describe(req, matched?.route.path ?? null));
    entry.body = loggedBody(req.path, raw);
    res.once('finish', () => state.log.finish(entry, res.statusCode));
    res.once('close', () => {
      entry.closed = true;
    });
    const { world, tokens, faults } = state;
    const { method, path, template } = entry;
    const companyId = companyHeader(req.headers, world) || (matched?.params.get('resourceId') ?? '');
    const fault = faults.take({ method, path, template, companyId });
    entry.fault = fault?.kind ?? null;
    if (world.modes.latencyMs > 0) await wait(world.modes.latencyMs);
    const delay = () => delayed(fault, () => faults.released());
    if (fault?.applied === 'before') await delay();
    if (fault !== null && replaces(fault) && fault.applied === 'before') return sendFault(res, fault);
    const incoming: Incoming = { headers: req.headers, raw, matched, entry };
    const answer = respond(incoming, world, tokens, routes);
    if (fault?.applied === 'after') await delay();
    return fault !== null && replaces(fault) ? sendFault(res, fault) : sendAnswer(res, answer, world, fault);
  };
}

function describe(
  req: Request,
  template: string | null,
): Pick<LoggedRequest, 'method' | 'path' | 'template' | 'query' | 'headers' | 'token' | 'startedAt'> {
  const url = new URL(req.originalUrl, 'http://sandbox.invalid');
  const bearer = bearerOf(req.headers);
  const headers = LOGGED_HEADERS.flatMap((name) => {
    const value = req.headers[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    method: req.method,
    path: req.path,
    template: req.path === '/connect/token' ? req.path : template,
    query: Object.fromEntries(url.searchParams),
    headers: Object.fromEntries(headers),
    token: bearer === '' ? null : fingerprint(bearer),
    startedAt: Date.now(),
  };
}
