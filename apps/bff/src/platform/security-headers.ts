import { createHash } from 'node:crypto';
import { copiedStyle } from '@reseller-console/contract';
import type { RequestHandler } from 'express';

const copiedStyleHash = createHash('sha256').update(copiedStyle).digest('base64');

/** What a page may load: its own files and calls; no frames, no inline scripts, and of inline styles only that of copied rows (CSP level 3). */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'sha256-${copiedStyleHash}'`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Headers of every answer: strict content security policy, no framing, no sniffing, no referrer (OWASP ASVS 5.0 V3.4). */
export function securityHeaders(publicUrl: URL): RequestHandler {
  const headers: [string, string][] = [
    ['Content-Security-Policy', contentSecurityPolicy],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Origin-Agent-Cluster', '?1'],
    ['Referrer-Policy', 'no-referrer'],
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
  ];
  if (publicUrl.protocol === 'https:') headers.push(['Strict-Transport-Security', 'max-age=63072000']);
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** Keeps browsers and proxies from storing answers with people's data. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
