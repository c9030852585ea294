import type { CompaniesFileFormat, ExportFormat } from '@reseller-console/contract';
import type { ScopedCompany } from '../companies/scope.ts';
import { lowerCase } from '../platform/text.ts';

/** Latin letters that Unicode does not decompose into a base letter and marks. */
const folded: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/** The most characters of a company's name in a file name. */
const maxSlugLength = 60;

const hyphenated = (text: string, others: RegExp): string =>
  [...text.replace(others, '-')]
    .slice(0, maxSlugLength)
    .join('')
    .replace(/^-+|-+$/g, '');

/** A name in lower-case ASCII, for example `acme-corp`; empty if it has no such letters. */
function asciiSlug(name: string): string {
  const plain = lowerCase(name).normalize('NFKD').replace(/\p{M}/gu, '');
  return hyphenated(
    plain.replace(/\P{ASCII}/gu, (letter) => folded[letter] ?? letter),
    /[^a-z0-9]+/g,
  );
}

/** A name in lower case and its own script. */
const ownSlug = (name: string): string => hyphenated(lowerCase(name), /[^\p{L}\p{M}\p{N}]+/gu);

/** `2026-11-20T1405Z`: the minute, without the colon that Windows forbids. */
const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace(':', '')}Z`;

const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The types of files, as their names end. */
export type FileType = ExportFormat | CompaniesFileFormat;

/** The name of a file at reseller level: `reseller_companies_2026-11-20T1405Z.csv`. */
export const listName = (noun: string, format: FileType, at: number): string =>
  `reseller_${noun}_${stamp(at)}.${format}`;

interface NamedFile {
  /** Null at reseller level. */
  company: ScopedCompany | null;
  /** The companies that the person knows, possibly including this one. */
  known: readonly { id: string; name: string }[];
  noun: string;
  format: FileType;
  /** Milliseconds since the epoch. */
  at: number;
}

/** A slug that only this company has. */
function toldApart(id: string, slug: string, others: readonly string[]): string {
  if (slug === '') return id;
  return others.includes(slug) ? `${slug}-${id}` : slug;
}

/**
 * The `Content-Disposition` of an export (RFC 6266): `acme-corp_target-users_2026-11-20T1405Z.csv`. A company whose name has
 * letters that ASCII lacks keeps them in `filename*` (RFC 8187); one whose name has no other letters is called by its id. Where the
 * files of two companies would have one name, the id follows it: `acme-corp-aC3mE5cRp7Q2_target-users_2026-11-20T1405Z.csv`.
 */
export function attachment({ company, known, noun, format, at }: NamedFile): string {
  if (company === null) return `attachment; filename="${listName(noun, format, at)}"`;
  const rest = `_${noun}_${stamp(at)}.${format}`;
  const { id } = company;
  const name = company.name ?? '';
  const others = known.filter((one) => one.id !== id).map((one) => one.name);
  const ascii = toldApart(id, asciiSlug(name), others.map(asciiSlug));
  const own = toldApart(id, ownSlug(name), others.map(ownSlug));
  const plain = `attachment; filename="${ascii}${rest}"`;
  return own === ascii ? plain : `${plain}; filename*=UTF-8''${encoded(own + rest)}`;
}
