import { CompanyGroupQuery } from '@reseller-console/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../../test/show.tsx';
import { DataTable } from '../table/data-table.tsx';
import { usePicks } from './use-picks.tsx';
import { useSelection } from './use-selection.ts';

interface Row {
  id: string;
}

const rows: readonly Row[] = Array.from({ length: 100 }, (_, n) => ({ id: `row ${n}` }));
const list = { data: { items: rows, total: 250 }, isPlaceholderData: false };
const query = CompanyGroupQuery.parse({ pageSize: '100' });
const names = { nameOf: ({ id }: Row) => id };

test('a tick renders one box, and no row of the table again', async () => {
  let cells = 0;
  const columns = [
    {
      id: 'name',
      header: 'Name',
      width: 100,
      cell({ id }: Row) {
        cells += 1;
        return id;
      },
    },
  ];
  function Table() {
    const selection = useSelection<Row, CompanyGroupQuery>('here', {
      schema: CompanyGroupQuery,
      query,
      list,
    });
    return (
      <DataTable
        label="Rows"
        columns={columns}
        rows={rows}
        expected={25}
        compact={false}
        busy={false}
        sort="name"
        order="asc"
        onSort={() => {}}
        picks={usePicks(selection, rows, names)}
      />
    );
  }
  const { user } = show(<Table />);
  const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select row 7' });
  const page = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Select all rows on this page' });
  const before = cells;
  await user.click(box);
  expect([box.checked, page.checked, page.indeterminate, cells - before]).toEqual([true, false, true, 0]);
  await user.click(page);
  expect([box.checked, page.checked, page.indeterminate, cells - before]).toEqual([true, true, false, 0]);
});

test('the box of a row is named after the row, and does not change what the row is called', () => {
  function Table() {
    const selection = useSelection<Row, CompanyGroupQuery>('here', {
      schema: CompanyGroupQuery,
      query,
      list,
    });
    return (
      <DataTable
        label="Rows"
        columns={[{ id: 'name', header: 'Name', sort: 'name', width: 100, cell: ({ id }: Row) => id }]}
        rows={rows}
        expected={25}
        compact={false}
        busy={false}
        sort="name"
        order="asc"
        onSort={() => {}}
        picks={usePicks(selection, rows, { ...names, boxNameOf: plainly })}
      />
    );
  }
  show(<Table />);
  expect(screen.getByRole('rowheader', { name: 'row 7' })).toBeDefined();
  expect(screen.getByRole('columnheader', { name: 'Name' })).toBeDefined();
  expect(screen.getByRole('checkbox', { name: 'Select row 7, plainly' })).toBeDefined();
});

const plainly = ({ id }: Row): string => `${id}, plainly`;
