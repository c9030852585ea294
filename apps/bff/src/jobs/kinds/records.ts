import type { JobRecord } from '@reseller-console/contract';
import type { Kept } from '../kind.ts';

/** The records of items, as an input names them. */
export const recordsOf = (items: readonly Pick<Kept<unknown>, 'companyId' | 'recordId'>[]): JobRecord[] =>
  items.flatMap(({ companyId, recordId }) =>
    recordId === null ? [] : [{ id: recordId, ...(companyId === null ? {} : { companyId }) }],
  );

/** The ids of the records of one company. */
export const idsOf = (items: readonly JobRecord[], companyId: string): string[] =>
  items.filter((item) => (item.companyId ?? companyId) === companyId).map(({ id }) => id);
