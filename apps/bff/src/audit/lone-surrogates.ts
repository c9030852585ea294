import type { AuditEventRow } from '../db/schema.ts';

type Unchained = Omit<AuditEventRow, 'hash'>;

/** Columns that hold text from outside. */
const columns = ['person_id', 'person_name', 'company_name', 'target'] as const;

/** A U+FFFD of an event, which is what a database keeps where it was given half of a surrogate pair. */
interface Place {
  column: (typeof columns)[number];
  index: number;
}

/** Every half: U+D800 to U+DFFF. */
const halves = Array.from({ length: 0x800 }, (_, index) => String.fromCharCode(0xd800 + index));

/** Places of one event that are tried; each costs 2,048 hashes. */
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
 * Earlier versions hashed names with half a character as they came, while the database kept U+FFFD in its place. This looks for the half
 * with which such an event has the hash that was kept for it, in one place or the same in all. Nobody without the key can make an
 * event and a hash that fit so, therefore finding it proves the event as much as any hash does.
 */
export function createLoneSurrogates() {
  // Mostly it is the name of one person, event after event.
  const found = new Set<string>();

  return {
    /** Whether the event fits its hash once half a character is put back. */
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
