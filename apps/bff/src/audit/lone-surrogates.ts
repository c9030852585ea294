import type { AuditEventRow } from '../db/schema.ts';

type Unchained = Omit<AuditEventRow, 'hash'>;

/** Columns with text from outside. */
const columns = ['person_id', 'person_name', 'company_name', 'target'] as const;

/** A U+FFFD in an event: what the database stored in place of a lone surrogate. */
interface Place {
  column: (typeof columns)[number];
  index: number;
}

/** Every surrogate: U+D800 to U+DFFF. */
const halves = Array.from({ length: 0x800 }, (_, index) => String.fromCharCode(0xd800 + index));

/** The most places to try in one event; each costs 2,048 hashes. */
const maxLoneSurrogates = 4;

const placesIn = (row: Unchained): Place[] =>
  columns.flatMap((column) =>
    [...(row[column] ?? '').matchAll(/\ufffd/g)].map(({ index }) => ({ column, index })),
  );

function withHalf(row: Unchained, places: readonly Place[], half: string): Unchained {
  const restored = { ...row };
  for (const { column, index } of places) {
    const text = restored[column] ?? '';
    restored[column] = text.slice(0, index) + half + text.slice(index + 1);
  }
  return restored;
}

/**
 * Earlier versions hashed names with a lone surrogate as they came, while the database stored U+FFFD in its place. This searches for the
 * surrogate that gives the stored hash, in one place or the same in all. A match proves the event as well as any hash does, since making
 * one needs the key.
 */
export function createLoneSurrogates() {
  // Usually the same person's name, in one event after another.
  const found = new Set<string>();

  return {
    /** Whether the event fits its hash once the surrogate is put back. */
    prove(row: Unchained, fits: (row: Unchained) => boolean): boolean {
      const places = placesIn(row);
      if (places.length === 0 || places.length > maxLoneSurrogates) return false;
      const choices = [places, ...places.map((place) => [place])];
      const isIt = (half: string) => choices.some((choice) => fits(withHalf(row, choice, half)));
      const half = [...found].find(isIt) ?? halves.find(isIt);
      if (half !== undefined) found.add(half);
      return half !== undefined;
    },
  };
}
