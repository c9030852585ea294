import type { Speech } from './translation.ts';

/** What makes the words of a language, by the folder that says them. */
export type Catalogue = ReadonlyMap<string, (speech: Speech) => unknown>;

const isTranslation = (words: unknown): words is (speech: Speech) => unknown => typeof words === 'function';

/** The words of one language, whose files are given as `./<folder>/words/<language>.ts`. */
export const catalogueOf = (files: Readonly<Record<string, unknown>>): Catalogue =>
  new Map(
    Object.entries(files).flatMap(([path, words]) =>
      isTranslation(words) ? [[path.slice('./'.length, path.lastIndexOf('/words/')), words] as const] : [],
    ),
  );
