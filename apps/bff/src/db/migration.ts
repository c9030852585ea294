import type { SchemaModule, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export type DatabaseKind = 'sqlite' | 'postgres';

/** One step of the schema. Never edit a released step: add a new one. */
export interface Migration {
  readonly name: string;
  up(schema: SchemaModule, kind: DatabaseKind, transaction: Transaction<Schema>): Promise<void>;
}
