import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { sessionOf } from '../../test/fixtures.ts';
import { openConsole } from '../../test/open-console.tsx';
import { refuses } from '../../test/server.ts';

test.each([
  ['/companies', '/'],
  ['/companies/', '/'],
  ['/companies?q=ann&page=2', '/?q=ann&page=2'],
])('an address without a page of its own leads to one: %s to %s', async (address, place) => {
  const page = await openConsole(address, () => sessionOf('viewer'));
  await waitFor(() => expect(page.place()).toBe(place));
});

test('a start that failed while the server was away is repeated once it answers, and not before', async () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  const page = await openConsole('/nowhere', () => refuses({ code: 'storage_unavailable', status: 503 }));
  const press = async () => userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await press();
  expect(reload).not.toHaveBeenCalled();
  page.server.session = () => sessionOf('viewer');
  await press();
  await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
});
