import { type CsvSeparator, exportTargetUsers } from '@reseller-console/contract';
import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { answers, refuses, serve } from '../../../test/server.ts';
import { show } from '../../../test/show.tsx';
import ExportMenu from './export-menu.tsx';

function Menu({ formats }: { formats?: readonly ('csv' | 'xlsx')[] }) {
  const separator = useState<CsvSeparator>('semicolon');
  return (
    <ExportMenu
      exported={{
        name: 'Target users',
        operation: exportTargetUsers,
        params: { companyId: 'c1' },
        query: {},
        list: { data: { total: 3, items: ['Ada', 'Bo', 'Cy'] }, isPlaceholderData: false },
        separator,
        formats,
      }}
      onClose={() => undefined}
    />
  );
}

test('a CSV file is asked for with the separator that is chosen, a workbook without one', async () => {
  const sent = serve(answers(exportTargetUsers, () => refuses({ code: 'rate_limited', status: 429 })));
  const { user } = show(<Menu />);
  await user.click(screen.getByRole('button', { name: 'CSV, all matching rows' }));
  await user.click(screen.getByRole('radio', { name: 'Comma' }));
  await user.click(screen.getByRole('button', { name: 'CSV, this page' }));
  await user.click(screen.getByRole('button', { name: 'Excel, all matching rows' }));
  await expect
    .poll(() => sent.map(({ query }) => query))
    .toEqual([
      { format: 'csv', scope: 'all', separator: 'semicolon' },
      { format: 'csv', scope: 'page', separator: 'comma' },
      { format: 'xlsx', scope: 'all' },
    ]);
});

test('says that Excel files keep telephone numbers where there are Excel files', () => {
  show(<Menu />);
  screen.getByText(/Excel files keep telephone numbers/);
});

test('says nothing of Excel files where there are none', () => {
  show(<Menu formats={['csv']} />);
  expect(screen.queryByText(/Excel files keep/)).toBeNull();
});
