import type { SchemaModule, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

/** One step of the schema. Once released a step is never edited: a change is a new step. */
export interface Migration {
  readonly name: string;
  up(schema: SchemaModule, kind: DatabaseKind, transaction: Transaction<Schema>): Promise<void>;
}
