import type { Request } from 'express';
import { isLoopback } from '../config.ts';
import { ProblemError } from '../platform/problem.ts';

const isProxyHeader = (name: string): boolean => name === 'forwarded' || name.startsWith('x-forwarded-');

function hostnameOf(request: Request): string {
  const url = URL.parse(`http://${request.headers.host ?? ''}`);
  return url?.username === '' ? url.hostname : '';
}

/**
 * Accepts only requests made on this machine and addressed to it: not through a proxy, and not under another host name, which is how
 * another site would reach the console (DNS rebinding).
 * @throws {ProblemError} `local_only`
 */
export function requireLocal(request: Request): void {
  if (isLoopback(hostnameOf(request)) && !Object.keys(request.headers).some(isProxyHeader)) return;
  throw new ProblemError('local_only');
}
