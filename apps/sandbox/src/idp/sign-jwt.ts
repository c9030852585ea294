import { sign } from 'node:crypto';
import type { SigningKey } from './provider.ts';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT (RFC 7519) with these claims, signed RS256. */
export function signJwt(claims: Record<string, unknown>, { kid, privateKey }: SigningKey): string {
  const content = `${encoded({ alg: 'RS256', typ: 'logout+jwt', kid })}.${encoded(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
}
