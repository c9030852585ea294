import type { JobRecord } from '@reseller-console/contract';
import type { Kept } from '../kind.ts';

/** The records of items, as an input names them. */
export const recordsOf = (items: readonly Pick<Kept<unknown>, 'companyId' | 'recordId'>[]): JobRecord[] =>
  items.flatMap(({ companyId, recordId }) =>
    recordId === null ? [] : [{ id: recordId, ...(companyId === null ? {} : { companyId }) }],
  );

/** The records of an input that are of one company: those that name it, and those that name none. */
export const recordsIn = <Record extends { companyId?: string | undefined }>(
  records: readonly Record[],
  companyId: string,
): Record[] => records.filter((record) => (record.companyId ?? companyId) === companyId);

/** The ids of the records of one company. */
export const idsOf = (items: readonly JobRecord[], companyId: string): string[] =>
  recordsIn(items, companyId).map(({ id }) => id);

/** The records that items create, each with its company. */
export const namedRecords = <Record>(
  items: readonly Kept<{ record: Record }>[],
): (Record & { companyId: string })[] =>
  items.flatMap(({ companyId, data: { record } }) => (companyId === null ? [] : [{ ...record, companyId }]));
