import { fold } from '@reseller-console/contract';
import type { Entry } from '../../../shared/lib/rank.ts';

/** What a list of names and ids says: which companies it means, and what it leaves open. */
export interface CompanyList {
  /** Ids, each once, in the order of the list. */
  readonly found: readonly string[];
  /** Names and ids that no company has. */
  readonly missing: readonly string[];
  /** Names that several companies have, with their ids. */
  readonly ambiguous: readonly { readonly name: string; readonly ids: readonly string[] }[];
}

/** Finds companies by id or by exact name, whatever its case and accents. */
export function companyFinder(directory: readonly Entry[]): (text: string) => readonly string[] {
  const ids = new Set(directory.map(([id]) => id));
  const byName = Map.groupBy(directory, ([, name]) => fold(name));
  return (text) => {
    if (ids.has(text)) return [text];
    return (byName.get(fold(text)) ?? []).map(([id]) => id);
  };
}

/** Reads a list of names or ids: one a line, or separated by semicolons, tabs or commas where the whole line is no name. */
export function readCompanyList(text: string, directory: readonly Entry[]): CompanyList {
  const find = companyFinder(directory);
  const found = new Set<string>();
  const missing = new Set<string>();
  const ambiguous = new Map<string, { name: string; ids: readonly string[] }>();
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  for (const line of lines) {
    const pieces = find(line).length > 0 ? [line] : line.split(/[;,\t]/).map((piece) => piece.trim());
    for (const piece of pieces) {
      if (piece === '') continue;
      const ids = find(piece);
      const [id] = ids;
      if (id === undefined) missing.add(piece);
      else if (ids.length === 1) found.add(id);
      else ambiguous.set(fold(piece), { name: piece, ids });
    }
  }
  return { found: [...found], missing: [...missing], ambiguous: [...ambiguous.values()] };
}
