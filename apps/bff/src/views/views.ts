import { randomUUID } from 'node:crypto';
import {
  fieldProblem,
  fold,
  maxViews,
  type View,
  type ViewInput,
  type ViewSettings,
  viewTables,
} from '@reseller-console/contract';
import type { Kysely, Transaction } from 'kysely';
import * as z from 'zod/mini';
import type { Database } from '../db/database.ts';
import type { Schema, ViewRow } from '../db/schema.ts';
import type { Person } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';

/** Adds an event to the audit trail, in the same transaction as what it is about. */
type AppendToTrail = (
  transaction: Transaction<Schema>,
  event: {
    kind: 'event';
    action: Action;
    outcome: string;
    person: { id: string; name: string };
    company: { id: string; name: string | null } | undefined;
    target: string;
    requestId: string;
    detail: Record<string, unknown>;
  },
) => Promise<void>;

/** Who changes a view, and by which request. `companyName` is of the company that the view is for. */
export interface Actor {
  person: Pick<Person, 'id' | 'name'>;
  requestId: string;
  companyName: string | null;
}

type Action = 'view.create' | 'view.update' | 'view.delete';

const outcomes = { 'view.create': 'created', 'view.update': 'changed', 'view.delete': 'done' } as const;

const Parameters = z.record(z.string(), z.string());
const Columns = z.array(z.string());
const Table = z.enum(viewTables);

/** A view as the contract has it; undefined for one of a list that this version does not know. */
function viewOf(row: ViewRow): View | undefined {
  const table = Table.safeParse(row.table_name);
  if (!table.success) return undefined;
  return {
    id: row.id,
    table: table.data,
    name: row.name,
    shared: row.shared === 1,
    companyId: row.company_id,
    owner: { id: row.owner_id, name: row.owner_name },
    query: Parameters.parse(JSON.parse(row.query)),
    columns: Columns.parse(JSON.parse(row.columns)),
    density: row.density,
  };
}

const settingsRow = ({ name, shared, companyId, query, columns, density }: ViewSettings) => ({
  name,
  name_key: `${companyId ?? ''}/${fold(name)}`,
  shared: shared ? 1 : 0,
  company_id: companyId,
  query: JSON.stringify(query),
  columns: JSON.stringify(columns),
  density,
});

const refused = (...problem: Parameters<typeof fieldProblem>): ProblemError =>
  new ProblemError('invalid_request', { errors: [{ field: 'name', ...fieldProblem(...problem) }] });

/**
 * Saved views. Changes of shared ones are in the audit trail, since others see them. A private one is a preference of its owner and, like
 * other preferences, is not in the trail.
 */
export function createViews(database: Database, appendToTrail: AppendToTrail, now: () => number) {
  const { kysely } = database;

  const find = async (executor: Kysely<Schema>, id: string): Promise<View | undefined> => {
    const row = await executor.selectFrom('views').selectAll().where('id', '=', id).executeTakeFirst();
    return row && viewOf(row);
  };

  /** Changes of one person's views run one after another: their number and names are checked before they are written. */
  async function lockOwner(transaction: Transaction<Schema>, ownerId: string): Promise<void> {
    if (database.kind === 'sqlite') return;
    await transaction.selectFrom('views').select('id').where('owner_id', '=', ownerId).forUpdate().execute();
  }

  async function tell(
    transaction: Transaction<Schema>,
    action: Action,
    view: View,
    by: Actor,
  ): Promise<void> {
    const { companyId, table } = view;
    await appendToTrail(transaction, {
      kind: 'event',
      action,
      outcome: outcomes[action],
      person: by.person,
      company: companyId === null ? undefined : { id: companyId, name: by.companyName },
      target: view.name,
      requestId: by.requestId,
      detail: { view: view.id, table, shared: view.shared, owner: view.owner.id },
    });
  }

  return {
    /** The person's own views and all shared ones, by name. */
    async list(personId: string): Promise<View[]> {
      const rows = await kysely
        .selectFrom('views')
        .selectAll()
        .where(({ eb, or }) => or([eb('owner_id', '=', personId), eb('shared', '=', 1)]))
        .execute();
      const collator = new Intl.Collator('en');
      return rows.flatMap((row) => viewOf(row) ?? []).sort((a, b) => collator.compare(a.name, b.name));
    },

    get: (id: string): Promise<View | undefined> => find(kysely, id),

    /** @throws {ProblemError} `invalid_request` at `name`: `name_taken`, `limit_reached` */
    create: ({ table, ...settings }: ViewInput, by: Actor): Promise<View> =>
      database.transaction(async (transaction) => {
        const owner = { id: by.person.id, name: by.person.name };
        await lockOwner(transaction, owner.id);
        const { count } = await transaction
          .selectFrom('views')
          .select(({ fn }) => fn.countAll<number | string>().as('count'))
          .where('owner_id', '=', owner.id)
          .executeTakeFirstOrThrow();
        if (Number(count) >= maxViews) throw refused('limit_reached', { max: maxViews });
        const view: View = { id: randomUUID(), table, owner, ...settings };
        const inserted = await transaction
          .insertInto('views')
          .values({
            id: view.id,
            owner_id: owner.id,
            owner_name: owner.name,
            table_name: table,
            updated_at: now(),
            ...settingsRow(settings),
          })
          .onConflict((conflict) => conflict.columns(['owner_id', 'table_name', 'name_key']).doNothing())
          .executeTakeFirst();
        if (inserted.numInsertedOrUpdatedRows !== 1n) throw refused('name_taken');
        if (view.shared) await tell(transaction, 'view.create', view, by);
        return view;
      }),

    /** @throws {ProblemError} `not_found`; `invalid_request` at `name`: `name_taken` */
    change: ({ id, owner }: View, settings: ViewSettings, by: Actor): Promise<View> =>
      database.transaction(async (transaction) => {
        await lockOwner(transaction, owner.id);
        const before = await find(transaction, id);
        if (before === undefined) throw new ProblemError('not_found');
        const { table } = before;
        const row = settingsRow(settings);
        const other = await transaction
          .selectFrom('views')
          .select('id')
          .where('owner_id', '=', owner.id)
          .where('table_name', '=', table)
          .where('name_key', '=', row.name_key)
          .where('id', '!=', id)
          .executeTakeFirst();
        if (other !== undefined) throw refused('name_taken');
        // The owner's name may have changed.
        const name = by.person.id === owner.id ? by.person.name : before.owner.name;
        await transaction
          .updateTable('views')
          .set({ ...row, owner_name: name, updated_at: now() })
          .where('id', '=', id)
          .execute();
        const view: View = { id, table, owner: { id: owner.id, name }, ...settings };
        if (before.shared || view.shared) await tell(transaction, 'view.update', view, by);
        return view;
      }),

    /** Does nothing if it is gone already. */
    delete: (view: View, by: Actor): Promise<void> =>
      database.transaction(async (transaction) => {
        const { numDeletedRows } = await transaction
          .deleteFrom('views')
          .where('id', '=', view.id)
          .executeTakeFirst();
        if (numDeletedRows === 1n && view.shared) await tell(transaction, 'view.delete', view, by);
      }),
  };
}

export type Views = ReturnType<typeof createViews>;
