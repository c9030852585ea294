import { setImmediate as nextTurn } from 'node:timers/promises';
import { ImportRow } from '@reseller-console/contract';
import { type SqlBool, sql } from 'kysely';
import * as z from 'zod';
import { createSeal } from '../auth/sealed.ts';
import type { Database } from '../db/database.ts';
import { ProblemError } from '../platform/problem.ts';

/** Rows that are sealed together. */
const rowsOfPart = 200;
/** Milliseconds after which rows without a plan are deleted: the process that received them has ended. */
const orphanMs = 3_600_000;

const Part = z.array(ImportRow);

/** Keeps the rows of imports, sealed, from when they arrive until they are planned. */
export function createUploads({ kysely }: Database, sessionSecret: string, now: () => number) {
  const seal = createSeal(sessionSecret, 'import-rows');

  async function drop(id: string): Promise<void> {
    await kysely.deleteFrom('import_rows').where('id', '=', id).execute();
  }

  return {
    /** Stores the rows of one import, a few at a time. */
    begin(id: string) {
      let waiting: ImportRow[] = [];
      let part = 0;

      async function store(): Promise<void> {
        const row = { id, part, sealed: seal.seal(JSON.stringify(waiting)), created_at: now() };
        waiting = [];
        part += 1;
        await kysely.insertInto('import_rows').values(row).execute();
      }

      return {
        async add(row: ImportRow): Promise<void> {
          waiting.push(row);
          if (waiting.length >= rowsOfPart) await store();
        },
        async end(): Promise<void> {
          if (waiting.length > 0) await store();
        },
      };
    },

    drop,

    /**
     * The rows of an import in their order.
     * @param count the number of rows that arrived
     * @throws {ProblemError} `internal` if some are missing: people without a row would count as absent from the file
     */
    async read(id: string, count: number): Promise<ImportRow[]> {
      const rows: ImportRow[] = [];
      for (let part = 0; rows.length < count; part += 1) {
        const found = await kysely
          .selectFrom('import_rows')
          .select('sealed')
          .where('id', '=', id)
          .where('part', '=', part)
          .executeTakeFirst();
        const text = found && seal.open(found.sealed);
        if (text === undefined) throw new ProblemError('internal');
        for (const row of Part.parse(JSON.parse(text))) rows.push(row);
        await nextTurn();
      }
      return rows;
    },

    /** Deletes the rows that no plan needs any more: once it is made, its items have them. */
    async dropOrphans(): Promise<void> {
      const planned = sql<SqlBool>`exists (select 1 from jobs
        where jobs.id = import_rows.id and jobs.state <> 'planning')`;
      const unclaimed = sql<SqlBool>`not exists (select 1 from jobs where jobs.id = import_rows.id)`;
      await kysely
        .deleteFrom('import_rows')
        .where(({ eb, and, or }) => or([planned, and([eb('created_at', '<=', now() - orphanMs), unclaimed])]))
        .execute();
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;
