/** The encodings that can be chosen, by their names in the Encoding standard. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1254', 'windows-1252'] as const;
export type Encoding = (typeof encodings)[number];

/** Bytes that are looked at: enough to see what a file is. */
const looked = 256 * 1024;

/** Ğ İ Ş ğ ı ş in windows-1254; in windows-1252 they are Ð Ý Þ ð ý þ, which few other languages than Icelandic and Faroese use. */
const turkish = new Set([0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe]);

function zeros(bytes: Uint8Array): { even: number; odd: number } {
  const found = { even: 0, odd: 0 };
  bytes.forEach((byte, at) => {
    if (byte === 0) found[at % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  return found;
}

/** Characters that no text has besides tab, line breaks, form feed and the end-of-file mark of old programs. */
const isControl = (byte: number): boolean =>
  byte < 0x20 && ![0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a].includes(byte);

function isUtf8(bytes: Uint8Array): boolean {
  try {
    // `stream`: bytes that end in the middle of a character are no error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The encoding of a text, by its byte order mark or by what its bytes can be; undefined where it is no text. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const part = bytes.subarray(0, looked);
  const { even, odd } = zeros(part);
  // Latin text in UTF-16 has a zero in every second byte.
  if (odd > part.length / 5 && even < part.length / 50) return 'utf-16le';
  if (even > part.length / 5 && odd < part.length / 50) return 'utf-16be';
  if (part.some(isControl)) return undefined;
  if (isUtf8(bytes)) return 'utf-8';
  return bytes.some((byte) => turkish.has(byte)) ? 'windows-1254' : 'windows-1252';
}

/** The text without its byte order mark; bytes that mean nothing become U+FFFD. */
export const decode = (bytes: Uint8Array, encoding: Encoding): string =>
  new TextDecoder(encoding).decode(bytes);
