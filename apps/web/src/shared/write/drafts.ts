import * as z from 'zod/mini';
import { attempt } from '../lib/attempt.ts';
import type { Attempt } from './write.ts';

const prefix = 'console.draft:';

/** What a person typed and did not send yet, or sent without learning what became of it. */
export interface Draft<Values, Body> {
  readonly values: Values;
  readonly attempt?: Attempt<Body>;
}

/** Whose draft it is, of which form, for which company or the reseller. */
export interface DraftOwner {
  readonly person: string;
  readonly scope: string;
  readonly form: string;
}

/** The part of `Storage` that drafts need. */
type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const namesIn = (storage: DraftStorage): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index))
    .filter((name) => name !== null)
    .filter((name) => name.startsWith(prefix));

const ownPrefix = (person: string): string => `${prefix}${encodeURIComponent(person)}:`;

const parts = z.object({
  values: z.unknown(),
  attempt: z.optional(z.object({ key: z.string(), body: z.unknown() })),
});

/**
 * Keeps drafts for the life of a tab; failing to keep one is not an error to show. Opening a person's drafts deletes those of other
 * people: the next person finds nothing.
 */
export function openDraft<Values, Body>(
  { person, scope, form }: DraftOwner,
  schemas: { values: z.ZodMiniType<Values>; body: z.ZodMiniType<Body> },
  storage: DraftStorage = sessionStorage,
) {
  const name = `${ownPrefix(person)}${encodeURIComponent(scope)}:${form}`;
  clearDrafts(storage, person);
  return {
    /** What was kept, or undefined when there is none or a newer version of the form cannot read it. */
    read(): Draft<Values, Body> | undefined {
      const kept = parts.safeParse(attempt(() => JSON.parse(storage.getItem(name) ?? 'null'))).data;
      const values = schemas.values.safeParse(kept?.values);
      if (!kept || !values.success) return undefined;
      const body = schemas.body.safeParse(kept.attempt?.body);
      return kept.attempt && body.success
        ? { values: values.data, attempt: { key: kept.attempt.key, body: body.data } }
        : { values: values.data };
    },
    keep(draft: Draft<Values, Body>): void {
      attempt(() => storage.setItem(name, JSON.stringify(draft)));
    },
    clear(): void {
      attempt(() => storage.removeItem(name));
    },
  };
}

/**
 * Forgets every draft, or those of everyone but one person: who signs out leaves nothing behind. Answers what there was: forms that
 * were not sent, and requests whose outcome was not known.
 */
export function clearDrafts(
  storage: DraftStorage = sessionStorage,
  besides?: string,
): { typed: number; sent: number } {
  const gone = { typed: 0, sent: 0 };
  attempt(() => {
    for (const name of namesIn(storage)) {
      if (besides !== undefined && name.startsWith(ownPrefix(besides))) continue;
      const kept = parts.safeParse(attempt(() => JSON.parse(storage.getItem(name) ?? 'null'))).data;
      gone[kept?.attempt === undefined ? 'typed' : 'sent'] += 1;
      storage.removeItem(name);
    }
  });
  return gone;
}
