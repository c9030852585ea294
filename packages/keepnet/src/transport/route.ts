import type { KeepnetError } from '../error.ts';
import { assertCompanyId, fillPath } from '../ids.ts';
import type { Call } from '../options.ts';
import { isReservedWord } from '../reserved-words.ts';
import type { HttpRequest } from './exchange.ts';

/** One upstream route. A write is never re-sent but for one renewal of the token (design 5.2). */
export interface Route {
  readonly method: HttpRequest['method'];
  readonly template: string;
  readonly write: boolean;
}

/** A route that changes nothing, searches by POST among them. @throws {TypeError} as {@link declare} */
export function read(method: 'GET' | 'POST', template: string): Route {
  return declare({ method, template, write: false });
}

/** A route that changes something. @throws {TypeError} as {@link declare} */
export function write(method: 'POST' | 'PUT' | 'DELETE', template: string): Route {
  return declare({ method, template, write: true });
}

const isFixedWord = (segment: string): boolean => /^[a-z][a-z-]*$/i.test(segment);

/** @throws {TypeError} when a fixed word of the path is not refused as an id, since an id of that name would then reach the route */
function declare(route: Route): Route {
  const unknown = route.template.split('/').find((part) => isFixedWord(part) && !isReservedWord(part));
  if (unknown !== undefined) throw new TypeError(`${unknown} is missing in reserved-words.ts`);
  return route;
}

/** What fills a route: record ids in order, the company it is scoped to, the JSON body. */
export interface Fill {
  ids?: readonly string[];
  companyId?: string;
  body?: object;
  /**
   * Another body to try after Keepnet found this one invalid, or undefined to give up. For reads only, within the
   * same deadline.
   */
  amend?: ((error: KeepnetError) => object | undefined) | undefined;
}

/** What stays the same for every request of a client. */
export interface RequestBase {
  /** Ends in a slash. */
  base: URL;
  companyHeaders: 'both' | 'keepnet';
}

const requestIds = /^[A-Za-z0-9._-]{1,64}$/;

/**
 * Builds path and headers, all of them. The company travels in the documented header and, unless switched off, identically in
 * the one that the vendor's console sends (A3); the content type is always plain JSON (A2).
 * @throws KeepnetError `invalid_scope`, `invalid` or `not_found` before anything is sent
 */
export function buildRequest(
  { base, companyHeaders }: RequestBase,
  route: Route,
  fill: Fill,
  call: Call | undefined,
): HttpRequest {
  const headers: Record<string, string> = { accept: 'application/json, */*;q=0.5' };
  if (fill.companyId !== undefined) {
    assertCompanyId(fill.companyId);
    headers['X-KEEPNET-Company-Id'] = fill.companyId;
    if (companyHeaders === 'both') headers['X-IR-COMPANY-ID'] = fill.companyId;
  }
  if (call?.requestId !== undefined && requestIds.test(call.requestId)) {
    headers['X-Request-Id'] = call.requestId;
  }
  if (fill.body !== undefined) headers['content-type'] = 'application/json';
  return {
    method: route.method,
    path: base.pathname.slice(0, -1) + fillPath(route.template, fill.ids ?? []),
    headers,
    body: fill.body === undefined ? null : JSON.stringify(fill.body),
  };
}
