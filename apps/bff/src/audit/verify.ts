import type { KeyObject } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { AuditEventRow, Schema } from '../db/schema.ts';
import { createLoneSurrogates } from './lone-surrogates.ts';
import { chainHash, chainStart } from './trail.ts';

const batchSize = 1_000;

/** The result of checking the chain. The first `held` events are intact; `fault` says what is wrong with the next. */
export type Verdict =
  | {
      holds: true;
      held: number;
      hash: string;
      /** Events with a lone surrogate that the database could not store; see `createLoneSurrogates`. */
      halves: number;
    }
  | {
      holds: false;
      held: number;
      /**
       * `missing`: there is a gap before the event. `changed`: the event is not what was recorded. `cut`: the end of the trail is missing.
       */
      fault: 'missing' | 'changed' | 'cut';
      /** The first event that does not fit, or for `cut` the last one there is. Undefined if no event is left. */
      event?: { id: number; at: number } | undefined;
    };

const named = (row: AuditEventRow | undefined) =>
  row === undefined ? undefined : { id: row.id, at: row.at };

/**
 * Reads the whole trail in batches and checks that each event follows from the one before, up to the recorded end. Ignores events that are
 * added during the check.
 */
export async function verifyTrail(kysely: Kysely<Schema>, key: KeyObject): Promise<Verdict> {
  const head = await kysely.selectFrom('audit_head').selectAll().executeTakeFirst();
  const loneSurrogates = createLoneSurrogates();
  let held = 0;
  let halves = 0;
  let hash = chainStart;
  let last: AuditEventRow | undefined;
  for (;;) {
    const rows = await kysely
      .selectFrom('audit_events')
      .selectAll()
      .where('id', '>', last?.id ?? 0)
      // Events past the recorded end were added during the check, or not by the console. Without a recorded end, none should exist.
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
        if (!loneSurrogates.prove(content, fits)) {
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
