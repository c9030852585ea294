import type { Request } from 'express';

/** The cookies of a request whose names begin like this; their values as they came. */
export function readCookies(request: Request, prefix: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals).trim();
    if (equals > 0 && name.startsWith(prefix)) found.set(name, pair.slice(equals + 1).trim());
  }
  return found;
}
