import { getCompanyDirectory, listAudit } from '@reseller-console/contract';
import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { company, directory, sessionOf } from '../../../../test/fixtures.ts';
import { openConsole } from '../../../../test/open-console.tsx';
import { answers, refuses } from '../../../../test/server.ts';

test('the companies to choose from load, or failed, instead of none matching', async () => {
  const { promise, resolve } = Promise.withResolvers<Response>();
  let answer: Promise<Response> | undefined = promise;
  await openConsole(
    '/activity',
    () => sessionOf('admin'),
    answers(getCompanyDirectory, () => answer ?? directory),
    answers(listAudit, () => ({ items: [], nextCursor: null })),
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Company' }));
  const filter = await screen.findByRole('dialog', { name: 'Company' });
  expect(await within(filter).findByText('Loading')).toBeDefined();
  expect(filter.textContent).not.toContain('No company matches.');
  resolve(refuses({ code: 'upstream_failed', status: 502 }));
  const alert = await within(filter).findByRole('alert');
  expect(alert.textContent).toContain('The companies could not be loaded.');
  answer = undefined;
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await within(filter).findByRole('button', { name: company.name })).toBeDefined();
  expect(alert.isConnected).toBe(false);
});
