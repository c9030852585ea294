import { createHmac, hkdfSync } from 'node:crypto';

/** A 256-bit key for one purpose from `SESSION_SECRET` (HKDF, RFC 5869), so that no two purposes share one. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `reseller-console/${purpose}`, 32));
}

/** HMAC-SHA-256 over the parts, base64url. Parts are length-prefixed, so that none can run into the next. */
export function keyedHash(key: Buffer, ...parts: readonly string[]): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(`${Buffer.byteLength(part)}:`).update(part);
  return hmac.digest('base64url');
}
