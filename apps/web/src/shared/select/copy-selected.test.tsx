import { CompanyGroupQuery } from '@reseller-console/contract';
import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../../test/show.tsx';
import { ProblemError } from '../problem-error.ts';
import type { CopyableColumn } from '../table/column.ts';
import { ToastRegion } from '../toast/toast-region.tsx';
import type { CopySource } from './copy-selected.ts';
import { createSelection } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';

interface Row {
  id: string;
  name: string;
  phone: string | null;
}
type Source = CopySource<Row, CompanyGroupQuery>;

const columns: readonly CopyableColumn<Row>[] = [
  { id: 'name', header: 'Name', width: 1, value: ({ name }) => name, cell: ({ name }) => <b>{name}</b> },
  { id: 'phone', header: 'Phone', width: 1, cell: ({ phone }) => phone },
  { id: 'id', header: 'Id', width: 1, optional: true, cell: ({ id }) => id },
];
const rowsOf = (count: number, from = 0): Row[] =>
  Array.from({ length: count }, (_, n) => ({ id: `r${from + n}`, name: `Row ${from + n}`, phone: null }));
const query = CompanyGroupQuery.parse({ q: 'row', sort: 'createdAt' });

/** A bar over a list of so many rows, of which the first five are on screen. */
function open(total: number, source: Partial<Source> = {}) {
  const asked: CompanyGroupQuery[] = [];
  const all = rowsOf(total);
  const selection = createSelection<Row, CompanyGroupQuery>(CompanyGroupQuery);
  selection.show({ rows: all.slice(0, 5), query, total });
  async function readPage(of: CompanyGroupQuery) {
    asked.push(of);
    const { page, pageSize } = of;
    const items = all.slice((page - 1) * pageSize, page * pageSize);
    return { items, total, pageCount: Math.ceil(total / pageSize) };
  }
  const { user } = show(
    <>
      <SelectionBar
        selection={selection}
        actions={[]}
        copy={{ columns, view: {}, query, readPage, ...source }}
      />
      <ToastRegion />
    </>,
  );
  return {
    selection,
    asked,
    copy: () => user.click(screen.getByRole('button', { name: 'Copy rows' })),
    text: async () => (await navigator.clipboard.readText()).split('\r\n'),
  };
}

test('the columns that are shown are copied with their headers, as text and as a table', async () => {
  const list = open(5, { view: { shownColumns: ['id'], hiddenColumns: ['name', 'phone'] } });
  list.selection.put([{ id: 'r1', name: '=1+1', phone: '007' }], true);
  await list.copy();
  await screen.findByText('1 row copied');
  expect(await list.text()).toEqual(['Name\tId', "'=1+1\tr1"]);
  const [item] = await navigator.clipboard.read();
  expect(await (await item?.getType('text/html'))?.text()).toMatch(/<table.*<th.*>Name<.*<td.*>r1</);
  expect(list.asked).toEqual([]);
});

test('rows of several pages are copied as they are now, not as they were when they were selected', async () => {
  const list = open(250);
  const [first, second] = rowsOf(2);
  if (!first || !second) throw new Error('two rows were made');
  list.selection.put([first], true);
  list.selection.show({ rows: [second], query: { ...query, page: 2 }, total: 250 });
  list.selection.put([second], true);
  list.selection.show({ rows: [{ ...first, phone: '+44 20 7946 0018' }], query, total: 250 });
  await list.copy();
  await screen.findByText('2 rows copied');
  expect(await list.text()).toEqual(['Name\tPhone', 'Row 0\t+44 20 7946 0018', 'Row 1\t']);
});

test('all matching rows except some are read page by page, in the order of the list', async () => {
  const list = open(250);
  list.selection.selectMatching();
  list.selection.put(rowsOf(1, 3), false);
  await list.copy();
  await screen.findByText('249 rows copied');
  const lines = await list.text();
  expect([lines.length, lines[3], lines[4], lines.at(-1)]).toEqual([250, 'Row 2\t', 'Row 4\t', 'Row 249\t']);
  expect(list.asked.map(({ q, sort, page, pageSize }) => [q, sort, page, pageSize])).toEqual([
    ['row', 'createdAt', 1, 100],
    ['row', 'createdAt', 2, 100],
    ['row', 'createdAt', 3, 100],
  ]);
});

test('more than 1,000 rows are not copied, and the toast says what to do', async () => {
  const list = open(1_001);
  list.selection.selectMatching();
  await list.copy();
  await screen.findByText('Nothing was copied');
  screen.getByText('At most 1,000 rows can be copied at once. Export the selected rows instead.');
  expect(list.asked).toEqual([]);
});

test('if a page cannot be read, nothing is copied, and the reason is said', async () => {
  const readPage = () =>
    Promise.reject(new ProblemError({ code: 'upstream_timeout', title: '', status: 504 }));
  const list = open(250, { readPage });
  await navigator.clipboard.writeText('what was there before');
  list.selection.selectMatching();
  await list.copy();
  await screen.findByText('Nothing was copied');
  screen.getByText(/^Keepnet took too long to answer/);
});

test('a list that changes while it is read is told, with how many rows are missing', async () => {
  const readPage = async ({ page }: CompanyGroupQuery) => ({
    items: page === 1 ? rowsOf(100) : rowsOf(99, 99),
    total: 200,
    pageCount: 2,
  });
  const list = open(200, { readPage });
  list.selection.selectMatching();
  await list.copy();
  await screen.findByText('198 rows copied');
  screen.getByText('The list changed while it was read: 2 rows are missing. Copy again.');
});

test('a browser that refuses is told, and nothing is read for a page without a clipboard', async () => {
  const list = open(250);
  list.selection.selectMatching();
  vi.spyOn(navigator.clipboard, 'write').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
  await list.copy();
  await screen.findByText(/^The browser does not let this page use the clipboard/);
  const { length } = list.asked;
  vi.stubGlobal('isSecureContext', false);
  await list.copy();
  await screen.findByText(/only if it is opened over https/);
  expect(list.asked).toHaveLength(length);
});
