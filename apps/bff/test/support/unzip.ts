import { crc32, inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';

/** The files of a ZIP archive by name, in their order, read by its directory as any reader does (PKWARE APPNOTE 4.3). */
export function unzip(archive: Buffer): Map<string, string> {
  const end = archive.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const count = archive.readUInt16LE(end + 10);
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    const [checksum, packed, size] = [16, 20, 24].map((offset) => archive.readUInt32LE(at + offset));
    const [name = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) =>
      archive.readUInt16LE(at + offset),
    );
    const local = archive.readUInt32LE(at + 42);
    const data = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const bytes = inflateRawSync(archive.subarray(data, data + (packed ?? 0)));
    expect([bytes.length, crc32(bytes)]).toEqual([size, checksum]);
    files.set(archive.toString('utf8', at + 46, at + 46 + name), bytes.toString());
    at += 46 + name + extra + comment;
  }
  return files;
}
