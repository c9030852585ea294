import type { Company } from '@reseller-console/contract';
import type { Cell } from '../../../shared/copy/cells.ts';
import { utcDay } from '../../../shared/lib/day.ts';
import type { Column, CopyableColumn } from '../../../shared/table/column.ts';
import { words as w } from '../words/en.ts';

/** The values that a spreadsheet gets. They are apart from the columns because the first page loads those. */
const values: Readonly<Record<string, (company: Company) => Cell>> = {
  name: ({ name }) => name,
  licence: ({ userLimit, activeUsers }) =>
    userLimit === null ? activeUsers : w.used(activeUsers, userLimit),
  users: ({ activeUsers }) => activeUsers,
  monthly: ({ monthlyActiveUsers }) => monthlyActiveUsers,
  renewal: ({ licenceEndsAt }) => utcDay(licenceEndsAt),
  industry: ({ industry }) => industry,
  tags: ({ tags }) => tags.join(', '),
};

/** Adds to each column the value to copy. @throws {TypeError} for a column without one */
export const withValues = (columns: readonly Column<Company>[]): readonly CopyableColumn<Company>[] =>
  columns.map((column) => {
    const value = values[column.id];
    if (value === undefined) throw new TypeError(`Nothing is copied of the column ${column.id}`);
    return { ...column, value };
  });
