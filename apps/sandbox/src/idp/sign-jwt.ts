import { type KeyObject, sign } from 'node:crypto';

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A JWT (RFC 7519) with these claims, signed RS256. */
export function signJwt(claims: Record<string, unknown>, privateKey: KeyObject): string {
  const content = `${encoded({ alg: 'RS256', typ: 'logout+jwt' })}.${encoded(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
}
