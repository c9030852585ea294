import type { Request } from 'express';

/**
 * The cookies of a request whose names begin with `prefix`, unchanged. Only spaces and tabs after a separator are removed: a browser does
 * not treat a name that begins with other white space as `__Host-`, so any host of the domain could have set it. Of several with the same
 * name the first counts, which has the longest path (RFC 6265, section 5.4).
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
