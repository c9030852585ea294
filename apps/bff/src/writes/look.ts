import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { WriteRow } from '../db/schema.ts';
import type { Fields, Found, LookUpAction } from './action.ts';
import type { WriteStore } from './store.ts';

/** What looking upstream says about a create whose answer was lost. */
export type Sighting =
  | { kind: 'ours'; id: string }
  /** Nothing new is there. */
  | { kind: 'nothing' }
  /** New records are there, and none or more than one could be ours. */
  | { kind: 'unclear'; candidates: Found[] };

export interface LookOptions {
  /** Milliseconds to wait before each look; a record may take a moment to show in searches. */
  waits: readonly number[];
  /** Deadline of one look in milliseconds. */
  deadlineMs: number;
}

const Ids = z.array(z.string());

/** What was there before sending, as `noteBefore` kept it. */
const idsBefore = (row: WriteRow): Set<string> => new Set(Ids.parse(JSON.parse(row.before ?? '[]')));

/**
 * Looks until our record shows or the waits are used up. Ours is only a record that is not deleted, was not there before sending,
 * was not made by another write of this console, and has every field that was sent; and only if there is exactly one.
 * @throws {KeepnetError} when Keepnet cannot be asked
 */
export async function lookForCreated(
  row: WriteRow,
  action: LookUpAction,
  store: WriteStore,
  hashFields: (fields: Fields) => string,
  { waits, deadlineMs }: LookOptions,
): Promise<Sighting> {
  const before = idsBefore(row);
  let seen: Sighting = { kind: 'nothing' };
  for (const wait of waits) {
    if (wait > 0) await delay(wait);
    // The console's own call: what became of a write does not wait for whatever else its person has under way.
    const call = { deadlineMs, requestId: row.request_id };
    const found = await action.lookUp(row.company_id, row.target, call);
    const fresh = found.filter(({ id, deleted }) => !deleted && !before.has(id));
    const taken = await store.madeByOthers(
      row,
      fresh.map(({ id }) => id),
    );
    const candidates = fresh.filter(({ id }) => !taken.has(id));
    const [ours, ...more] = candidates.filter(({ fields }) => hashFields(fields) === row.match_hash);
    if (ours !== undefined && more.length === 0) return { kind: 'ours', id: ours.id };
    seen = candidates.length === 0 ? { kind: 'nothing' } : { kind: 'unclear', candidates };
  }
  return seen;
}
