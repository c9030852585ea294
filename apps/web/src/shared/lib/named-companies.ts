import { fold } from '@reseller-console/contract';
import type { Entry } from './rank.ts';

/** Companies that a person named, one on a line. */
export interface NamedCompanies {
  readonly ids: readonly string[];
  /** Lines that name no company. */
  readonly unknown: readonly string[];
  /** Lines that name several companies: only an id tells them apart. */
  readonly ambiguous: readonly string[];
}

/** Finds companies by the lines of a text: each is a name in any case, or an id. */
export function readCompanies(text: string, directory: readonly Entry[]): NamedCompanies {
  const known = new Set(directory.map(([id]) => id));
  const byName = Map.groupBy(directory, ([, name]) => fold(name));
  const ids = new Set<string>();
  const unknown: string[] = [];
  const ambiguous: string[] = [];
  for (const line of text.split(/[\r\n]+/).map((one) => one.trim())) {
    if (line === '') continue;
    const found = known.has(line) ? [line] : (byName.get(fold(line)) ?? []).map(([id]) => id);
    const [first] = found;
    if (first === undefined) unknown.push(line);
    else if (found.length > 1) ambiguous.push(line);
    else ids.add(first);
  }
  return { ids: [...ids], unknown, ambiguous };
}
