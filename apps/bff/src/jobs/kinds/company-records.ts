import type { Kept } from '../kind.ts';

/** A record that a create makes in one company, or, without its id, in each of the plan. */
interface Sought {
  companyId?: string | undefined;
}

/** The records of an input that are made in one company. */
export const recordsIn = <Record extends Sought>(records: readonly Record[], companyId: string): Record[] =>
  records.filter((record) => (record.companyId ?? companyId) === companyId);

/** The records of items, each with its company. */
export const namedRecords = <Record>(
  items: readonly Kept<{ record: Record }>[],
): (Record & { companyId: string })[] =>
  items.flatMap(({ companyId, data: { record } }) => (companyId === null ? [] : [{ ...record, companyId }]));
