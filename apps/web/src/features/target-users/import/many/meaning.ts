import type { ImportField } from '@reseller-console/contract';
import { guessFields } from '../checking/guess.ts';
import type { Mapping } from '../checking/mapping.ts';
import type { Opened } from '../worker/protocol.ts';

export const company = 'company';
const companyHeader =
  /compan|customer|client|tenant|organi[sz]ation|şirket|sirket|firma|müşteri|musteri|kurum/i;

/** What each column is: a field, the company, or nothing. */
export type Meaning = ImportField | typeof company | null;

/** A guess for each column: the company by its header, the rest as an import guesses it. */
export function guessMeanings({ columns }: Opened): Meaning[] {
  const at = columns.findIndex(({ header }) => companyHeader.test(header));
  const fields = guessFields(
    columns.map((one, index) => (index === at ? { header: '', samples: [] } : one)),
    [],
  );
  return fields.map((field, index) => (index === at ? company : field));
}

export const isField = (meaning: Meaning): meaning is ImportField => meaning !== company && meaning !== null;

/** The mapping of the columns that are fields. */
export const mappingOf = (meanings: readonly Meaning[]): Mapping => ({
  fields: meanings.map((meaning) => (isField(meaning) ? meaning : null)),
  values: {},
  dateOrders: {},
});
