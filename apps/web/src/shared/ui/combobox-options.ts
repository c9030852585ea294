import { fold, wordsOf } from '@reseller-console/contract';

/** Something that can be chosen by typing a part of its name. */
export interface Option {
  readonly id: string;
  readonly label: string;
  /** What tells it apart from others of that name; it is searched too. */
  readonly apart?: string | undefined;
  /** Stands behind the name and is searched too. */
  readonly note?: string | undefined;
  /** Why it cannot be chosen. */
  readonly barred?: string | undefined;
}

export const maxShown = 100;

/** The options that have every word of `typed` in their name, in what tells it apart or in their note, whatever case and accents. */
export function matching(options: readonly Option[], typed: string): readonly Option[] {
  const wanted = wordsOf(typed);
  if (wanted.length === 0) return options;
  return options.filter(({ label, apart = '', note = '' }) => {
    const text = fold(`${label} ${apart} ${note}`);
    return wanted.every((word) => text.includes(word));
  });
}

/** The next option in a direction that can be chosen, going round; -1 where none can. */
export function step(options: readonly Option[], from: number, by: 1 | -1): number {
  const start = from < 0 && by === -1 ? 0 : from;
  for (let tried = 1; tried <= options.length; tried += 1) {
    const at = (start + by * tried + options.length * 2) % options.length;
    if (options[at]?.barred === undefined) return at;
  }
  return -1;
}
