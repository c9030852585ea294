import { bareAddress, targetUserLimits } from '@reseller-console/contract';

/** What a pasted text names. */
export interface PastedAddresses {
  /** Each once, whatever its case, in the order of the text. */
  readonly addresses: readonly string[];
  /** Pieces that are no addresses. */
  readonly others: readonly string[];
}

const looksLike = (text: string): boolean =>
  text.length <= targetUserLimits.email && /^[^\s@]+@[^\s@]+$/.test(text);

/** An entry: text between commas, semicolons, tabs and line breaks; a quoted name may contain them. */
const entries = /(?:"[^"\r\n]*"|[^\r\n,;\t"])+/g;
const bracketed = /<([^<>]+@[^<>]+)>/g;

/** Reads addresses between blanks, line breaks, commas and semicolons, also as mail programs write them: `Ada Example <ada@example.com>`. */
export function readAddresses(text: string): PastedAddresses {
  const addresses = new Map<string, string>();
  const others = new Set<string>();
  for (const [entry] of text.matchAll(entries)) {
    const inner = [...entry.matchAll(bracketed)].map(([, address = '']) => address);
    for (const piece of inner.length > 0 ? inner : entry.split(/\s+/)) {
      const plain = bareAddress(piece.replaceAll(/^["'“”<(]+|["'“”>).]+$/g, ''));
      if (plain === '') continue;
      if (!looksLike(plain)) others.add(plain);
      else if (!addresses.has(plain.toLowerCase())) addresses.set(plain.toLowerCase(), plain);
    }
  }
  return { addresses: [...addresses.values()], others: [...others] };
}
