import type { IncomingHttpHeaders } from 'node:http';
import { accessible } from '../keepnet/companies.ts';
import { KNOWN } from '../seed/known.ts';
import type { Company } from '../store/records.ts';
import type { World } from '../store/world.ts';
import type { Answer } from './answer.ts';
import { jsonBody } from './body.ts';
import { forbidden, invalid, Refusal, refusalBody } from './refusal.ts';
import type { LoggedRequest } from './request-log.ts';
import { type Call, type Matched, permissionOf, type Role, type Route } from './route.ts';
import type { Tokens } from './token.ts';

export interface Incoming {
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly matched: Matched | null;
  readonly entry: LoggedRequest;
}

const HEADERS = { keepnet: 'x-keepnet-company-id', ir: 'x-ir-company-id' } as const;

/** The bearer token of a call, or an empty text. */
export function bearerOf(headers: IncomingHttpHeaders): string {
  return /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}

const named = (headers: IncomingHttpHeaders, name: keyof typeof HEADERS): string => {
  const value = headers[HEADERS[name]];
  return typeof value === 'string' ? value : '';
};

/** The company id that the headers name under the current mode, or an empty text. */
export function companyHeader(headers: IncomingHttpHeaders, world: World): string {
  const { companyHeader: mode } = world.modes;
  if (mode === 'ignored') return '';
  return named(headers, mode === 'ir' ? 'ir' : 'keepnet');
}

/** Whether an endpoint does not read the header, for all endpoints or those of one kind (A3). */
function ignoresHeader({ path }: Route, { modes }: World): boolean {
  return modes.headerIgnoredBy !== 'none' && path.startsWith(`/api/${modes.headerIgnoredBy}`);
}

/** Refuses headers that name two companies, and one header alone where both are demanded (A3). */
function checkHeaders(headers: IncomingHttpHeaders, world: World): void {
  const { companyHeader: mode } = world.modes;
  const [keepnet, ir] = [named(headers, 'keepnet'), named(headers, 'ir')];
  if (mode === 'ignored' || keepnet === ir) return;
  if (keepnet !== '' && ir !== '') throw invalid('The headers name two companies');
  if (mode === 'both') throw invalid('The company must be named in both headers');
}

/**
 * The company that a scoped call acts in. Without a header that is the reseller's own: the worst that the upstream may
 * do: a forgotten header shows as a record in the wrong company.
 */
function scopeOf(id: string, world: World, role: Role): Company {
  if (id === '') return world.reseller;
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw invalid('The company id is not valid');
  if (role !== 'Reseller' && id !== KNOWN.reseller.id)
    throw forbidden('The company is not managed by this client');
  return accessible(world, id);
}

/** Checks the token and handles the call; what the upstream would answer, errors too. */
export function respond(incoming: Incoming, world: World, tokens: Tokens, routes: readonly Route[]): Answer {
  const { headers, raw, matched, entry } = incoming;
  if (entry.method === 'POST' && entry.path === '/connect/token') {
    entry.handled = true;
    return tokens.issue(headers['content-type'] ?? '', raw, world, routes.map(permissionOf));
  }
  if (!tokens.accepts(bearerOf(headers), world.now())) {
    return {
      kind: 'bare',
      status: 401,
      body: '',
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    };
  }
  if (matched === null) return { kind: 'bare', status: 404, body: '' };
  try {
    return handle(incoming, matched, world, tokens.settings.role);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'bare', status: error.http, body: refusalBody(error, matched.route.errors) };
  }
}

function handle(
  { headers, raw, entry }: Incoming,
  { route, params }: Matched,
  world: World,
  role: Role,
): Answer {
  if (route.scope === 'reseller' && role !== 'Reseller') throw forbidden('The Reseller role is required');
  checkHeaders(headers, world);
  const companyId = ignoresHeader(route, world) ? '' : companyHeader(headers, world);
  const company = route.scope === 'company' ? scopeOf(companyId, world, role) : null;
  entry.companyId = company?.id ?? params.get('resourceId') ?? null;
  const hasBody = route.method !== 'GET' && !(route.method === 'DELETE' && raw === '');
  const call: Call = {
    world,
    role,
    request: entry.number,
    companyId,
    param: (name) => params.get(name) ?? '',
    body: hasBody ? jsonBody(headers['content-type'] ?? '', raw) : undefined,
  };
  entry.handled = true;
  if (route.scope !== 'company') return route.handle(call);
  return route.handle({ ...call, ...world.tenant(company ?? world.reseller) });
}
