import type { Company } from '@reseller-console/contract';
import type { Cell } from '../../../shared/copy/cells.ts';
import { utcDay } from '../../../shared/lib/day.ts';
import type { Column, CopyableColumn } from '../../../shared/table/column.ts';
import { words as w } from '../words/en.ts';

/** What a spreadsheet gets of each column. It is not with the columns, which the first page loads. */
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

/** The columns with what is copied of them; one that nothing is copied of is a mistake. */
export const withValues = (columns: readonly Column<Company>[]): readonly CopyableColumn<Company>[] =>
  columns.map((column) => {
    const value = values[column.id];
    if (value === undefined) throw new TypeError(`Nothing is copied of the column ${column.id}`);
    return { ...column, value };
  });
