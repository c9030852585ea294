import type { Request } from 'express';

/**
 * The cookies of a request whose names begin like this, names and values as they came. Nothing but the separator is taken off: a name
 * that begins with another kind of space is not a `__Host-` one to the browser, so that any host of the domain may have set it. Of
 * several with one name the first counts, whose path is the longest (RFC 6265, section 5.4).
 */
export function readCookies(request: Request, prefix: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of (request.headers.cookie ?? '').split(/;[ \t]*/)) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals);
    if (equals > 0 && name.startsWith(prefix) && !found.has(name)) found.set(name, pair.slice(equals + 1));
  }
  return found;
}
