import { fold, plain } from '@reseller-console/contract';
import { keptPer } from './kept-per.ts';
import type { Entry } from './rank.ts';

/** What a pasted list means. */
export interface Pasted {
  /** Companies that the list names beyond doubt, each once. */
  readonly matched: readonly Entry[];
  /** Texts that several companies match. */
  readonly ambiguous: readonly { readonly text: string; readonly candidates: readonly Entry[] }[];
  /** Texts that no company matches, each once. */
  readonly unknown: readonly string[];
  /** How often something was named again. */
  readonly repeated: number;
}

/** Finds companies by id, by their exact name, or by their name without regard to case and accents. */
interface Index {
  readonly byId: ReadonlyMap<string, Entry>;
  readonly byName: ReadonlyMap<string, readonly Entry[]>;
  readonly byFolded: ReadonlyMap<string, readonly Entry[]>;
  /** Pieces of the name that has the most separators in itself. */
  readonly maxPieces: number;
}

const separator = /([,;\t])/;

/** Made once for each directory: a list is matched with thousands of companies while it is typed. */
const indexOf = keptPer(
  (directory: readonly Entry[]): Index => ({
    byId: new Map(directory.map((entry) => [entry[0], entry])),
    byName: Map.groupBy(directory, ([, name]) => plain(name)),
    byFolded: Map.groupBy(directory, ([, name]) => fold(name)),
    maxPieces: Math.max(1, ...directory.map(([, name]) => Math.ceil(name.split(separator).length / 2))),
  }),
);

/** The companies that a text names: by id, otherwise by exact name, otherwise by folded name. */
function find({ byId, byName, byFolded }: Index, text: string): readonly Entry[] {
  const entry = byId.get(text);
  return entry ? [entry] : (byName.get(text) ?? byFolded.get(fold(text)) ?? []);
}

const unquoted = (text: string): string => {
  const written = plain(text);
  const [, inner] = /^["“”'](.*)["“”']$/u.exec(written) ?? [];
  return inner === undefined ? written : plain(inner.replaceAll('""', '"'));
};

/**
 * What one line names. A line is a name or id as a whole, or several between commas, semicolons or tabs; since names contain
 * commas too, neighbouring pieces are also tried together, the most first.
 */
function* textsOf(index: Index, line: string): Generator<string> {
  const whole = unquoted(line);
  if (whole === '') return;
  if (find(index, whole).length > 0) {
    yield whole;
    return;
  }
  const pieces = line.split(separator);
  for (let at = 0; at < pieces.length; ) {
    let taken = 1;
    for (let count = index.maxPieces; count > 1; count -= 1) {
      const length = count * 2 - 1;
      if (at + length > pieces.length) continue;
      const together = unquoted(pieces.slice(at, at + length).join(''));
      if (find(index, together).length > 0) {
        taken = length;
        break;
      }
    }
    const text = unquoted(pieces.slice(at, at + taken).join(''));
    if (text !== '') yield text;
    at += taken + 1;
  }
}

/** Matches a pasted list with the directory: found, ambiguous and unknown names. */
export function matchPasted(directory: readonly Entry[], list: string): Pasted {
  const index = indexOf(directory);
  const matched = new Map<string, Entry>();
  const ambiguous = new Map<string, { text: string; candidates: readonly Entry[] }>();
  const unknown = new Map<string, string>();
  let repeated = 0;
  const put = <Value>(into: Map<string, Value>, key: string, value: Value) => {
    if (into.has(key)) repeated += 1;
    else into.set(key, value);
  };
  for (const line of list.split(/\r\n|\r|\n/)) {
    for (const text of textsOf(index, line)) {
      const found = find(index, text);
      const [first] = found;
      if (first === undefined) put(unknown, fold(text), text);
      else if (found.length === 1) put(matched, first[0], first);
      else put(ambiguous, fold(text), { text, candidates: found });
    }
  }
  return {
    matched: [...matched.values()],
    ambiguous: [...ambiguous.values()],
    unknown: [...unknown.values()],
    repeated,
  };
}
