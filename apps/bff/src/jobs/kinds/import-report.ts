import type { ImportHead } from '@reseller-console/contract';
import type { Item } from './import-data.ts';

/** The rows of an import under the names of their columns, to be imported again; of who is not in the file, the address. */
export function reportOf({ headers }: ImportHead) {
  return {
    columns: headers.map(({ name }) => name),
    rows: ({ subject, data }: Item) => [
      data.row?.values ?? headers.map(({ field }) => (field === 'email' ? subject : null)),
    ],
  };
}
