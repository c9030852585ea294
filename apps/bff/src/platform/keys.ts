import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Derives a 256-bit key for one purpose from `SESSION_SECRET` (HKDF, RFC 5869). No two purposes share a key. */
export function deriveKey(secret: string, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `reseller-console/${purpose}`, 32)));
}

/** HMAC-SHA-256 over the parts, base64url. Each part is prefixed with its length, so no two lists of parts give the same input. */
export function keyedHash(key: KeyObject, ...parts: readonly string[]): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:`).update(part);
  return hmac.digest('base64url');
}
