import * as z from 'zod/mini';

/** What a form's fields hold, by path; an empty text is a field that is not filled in. */
export type Fields = Readonly<Record<string, string>>;

/** A record as the person saw it. It is kept with the draft: what others change meanwhile must not look like the person's own changes. */
export const Seen = z.object({ version: z.string(), fields: z.record(z.string(), z.string()) });
export type Seen = z.infer<typeof Seen>;

/** A field of a change. */
export interface Difference {
  readonly path: string;
  readonly from: string;
  readonly to: string;
}

const at = (fields: Fields, path: string): string => (fields[path] ?? '').trim();
const pathsOf = (...all: readonly Fields[]): string[] => [...new Set(all.flatMap(Object.keys))];

/** The fields that are different in `after`; blanks around a text do not count. */
export const differences = (before: Fields, after: Fields): readonly Difference[] =>
  pathsOf(before, after)
    .filter((path) => at(before, path) !== at(after, path))
    .map((path) => ({ path, from: at(before, path), to: at(after, path) }));

/** One record three times: as the person opened it, as it is now, and as they want it. */
export interface Versions {
  readonly was: Fields;
  readonly now: Fields;
  readonly yours: Fields;
}

/** A field that two people changed, and not to the same. */
export interface Clash {
  readonly path: string;
  readonly was: string;
  readonly now: string;
  readonly yours: string;
}

/** The fields that the person and another person changed to different values: only these have to be chosen. */
export const clashesOf = ({ was, now, yours }: Versions): readonly Clash[] =>
  differences(was, yours)
    .map(({ path, from, to }) => ({ path, was: from, now: at(now, path), yours: to }))
    .filter((clash) => clash.now !== clash.was && clash.now !== clash.yours);

/** What only the other person changed. */
export const othersOf = ({ was, now, yours }: Versions): readonly Difference[] =>
  differences(was, now).filter(({ path, from }) => at(yours, path) === from);

/** What to continue with: what the person changed stays theirs, and every other field is as it is now. */
export const rebased = ({ was, now, yours }: Versions): Fields => ({
  ...now,
  ...Object.fromEntries(differences(was, yours).map(({ path, to }) => [path, to])),
});
