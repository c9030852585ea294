import { bareAddress } from '@reseller-console/contract';

/** One entry of a list of addresses: what comes before `;`, `,` or a line break, outside of quotes. */
const entries = /(?:"[^"]*"|[^;,\r\n"])+/g;

const cellOf = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/**
 * A list of addresses as a table of names and addresses: `Ada Byron <ada@example.com>; bob@example.com`. Blanks separate
 * addresses too where an entry is nothing but addresses.
 */
export function tableOfAddresses(
  text: string,
  headers: { readonly name: string; readonly email: string },
): string {
  const rows = [...text.matchAll(entries)].flatMap(([entry]) => {
    const trimmed = entry.trim();
    if (trimmed === '') return [];
    const parts = trimmed.split(/\s+/);
    if (parts.length > 1 && parts.every((part) => part.includes('@'))) {
      return parts.map((part) => ['', bareAddress(part)] as const);
    }
    const [, name = ''] = /^(.*?)\s*<[^<>]*>$/.exec(trimmed) ?? [];
    return [[name.replaceAll('"', '').trim(), bareAddress(trimmed)] as const];
  });
  const named = rows.some(([name]) => name !== '');
  const line = (name: string, email: string) => (named ? `${cellOf(name)}\t${cellOf(email)}` : cellOf(email));
  return [line(headers.name, headers.email), ...rows.map(([name, email]) => line(name, email))].join('\n');
}
