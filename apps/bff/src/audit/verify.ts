import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { AuditEventRow, Schema } from '../db/schema.ts';
import { createLoneSurrogates } from './lone-surrogates.ts';
import { chainHash, chainStart } from './trail.ts';

const batchSize = 1_000;

/** What became of the chain: `held` events follow from one another, and from there on `fault` says what does not. */
export type Verdict =
  | {
      holds: true;
      held: number;
      hash: string;
      /** Events of which the database could not keep half a character; their hash proves them with it. */
      halves: number;
    }
  | {
      holds: false;
      held: number;
      /** `missing`: there is a gap before the event. `changed`: it is not what was recorded. `cut`: the end of the trail is gone. */
      fault: 'missing' | 'changed' | 'cut';
      /** The first event that does not fit, or for `cut` the last that is there; none where all are gone. */
      event?: { id: number; at: number } | undefined;
    };

const named = (row: AuditEventRow | undefined) =>
  row === undefined ? undefined : { id: row.id, at: row.at };

/**
 * Reads the trail from its beginning in batches and checks that each event follows from the one before, up to the end that is
 * kept beside it. Events that are added meanwhile are left for the next time.
 */
export async function verifyTrail(kysely: Kysely<Schema>, key: Buffer): Promise<Verdict> {
  const head = await kysely.selectFrom('audit_head').selectAll().executeTakeFirst();
  const halfCharacters = createLoneSurrogates();
  let held = 0;
  let halves = 0;
  let hash = chainStart;
  let last: AuditEventRow | undefined;
  for (;;) {
    const rows = await kysely
      .selectFrom('audit_events')
      .selectAll()
      .where('id', '>', last?.id ?? 0)
      // Whatever is past the end was added meanwhile, or beside the program: without an end, all of it was.
      .where('id', '<=', head?.last_id ?? Number.MAX_SAFE_INTEGER)
      .orderBy('id')
      .limit(batchSize)
      .execute();
    for (const row of rows) {
      const { hash: kept, ...content } = row;
      if (row.id !== held + 1) return { holds: false, held, fault: 'missing', event: named(row) };
      const previous = hash;
      const fits = (event: typeof content) => chainHash(key, previous, event) === kept;
      if (!fits(content)) {
        if (!halfCharacters.prove(content, fits)) {
          return { holds: false, held, fault: 'changed', event: named(row) };
        }
        halves += 1;
      }
      held += 1;
      hash = kept;
      last = row;
    }
    if (rows.length < batchSize) break;
    await nextTurn();
  }
  const ends = head === undefined ? held === 0 : head.last_id === held && head.hash === hash;
  return ends
    ? { holds: true, held, hash, halves }
    : { holds: false, held, fault: 'cut', event: named(last) };
}
