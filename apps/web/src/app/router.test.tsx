import { waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { sessionOf } from '../../test/fixtures.ts';
import { openConsole } from '../../test/open-console.tsx';

test.each([
  ['/companies', '/'],
  ['/companies/', '/'],
  ['/companies?q=ann&page=2', '/?q=ann&page=2'],
])('an address without a page of its own leads to one: %s to %s', async (address, place) => {
  const page = await openConsole(address, () => sessionOf('viewer'));
  await waitFor(() => expect(page.place()).toBe(place));
});
