import { createHash } from 'node:crypto';

const bytesOf = (uuid: string): Buffer => Buffer.from(uuid.replaceAll('-', ''), 'hex');

/**
 * The idempotency key of an item: UUIDv5 (RFC 9562, 5.5) of its plan and ordinal. Every replica derives the same key, and an item is
 * sent once. If the stored answer says that nothing was sent, the item runs again as the next attempt, under another key.
 */
export function itemKey(jobId: string, ordinal: number, attempt: number): string {
  const name = attempt === 0 ? String(ordinal) : `${ordinal}.${attempt}`;
  const bytes = createHash('sha1').update(bytesOf(jobId)).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
