import type { Tenant, World } from '../store/world.ts';
import type { Answer } from './answer.ts';
import type { ErrorStyle } from './refusal.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** What an endpoint gets: the checked call. `body` is a JSON object for calls that have one. */
export interface Call {
  readonly world: World;
  /** A value of a `{name}` in the path. */
  readonly param: (name: string) => string;
  readonly body: unknown;
  /** The company that a header names, whether or not the endpoint needs one; an empty text when none does. */
  readonly companyId: string;
  /** The number of the request in the log. */
  readonly request: number;
  readonly role: Role;
}

export type Role = 'Reseller' | 'Company Admin';

/** A call that acts in one company. */
export interface ScopedCall extends Call, Tenant {}

interface Base {
  readonly method: Method;
  /** The template as in the reference, e.g. `/api/target-users/{resourceId}`. */
  readonly path: string;
  readonly errors: ErrorStyle;
}

/**
 * An endpoint. `any` needs a token, `reseller` the Reseller role besides, and `company` acts in the company of the
 * header.
 */
export type Route =
  | (Base & { readonly scope: 'any' | 'reseller'; readonly handle: (call: Call) => Answer })
  | (Base & { readonly scope: 'company'; readonly handle: (call: ScopedCall) => Answer });

export interface Matched {
  readonly route: Route;
  readonly params: ReadonlyMap<string, string>;
}

/** The first route of that method whose template fits the path; fixed words must come before ids in the list. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Matched | null {
  for (const route of routes) {
    if (route.method !== method) continue;
    const params = matchTemplate(route.path, path);
    if (params !== null) return { route, params };
  }
  return null;
}

/** The values of a template's parameters in a path, or null when it does not fit. */
export function matchTemplate(template: string, path: string): Map<string, string> | null {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const params = new Map<string, string>();
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith('{')) params.set(part.slice(1, -1), decode(value));
    else if (part !== value) return null;
  }
  return params;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The upstream's name of a permission: template without /api/, a pipe, the method. */
export function permissionOf(route: Route): string {
  return `${route.path.replace(/^\/api\//, '')}|${route.method}`;
}
