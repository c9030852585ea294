import { logout } from '@reseller-console/contract';
import { expect, test, vi } from 'vitest';
import { answers, serve } from '../../test/server.ts';
import { signOut } from './sign-out.ts';

test('who has signed out is led away, even when a part of the console can no longer be loaded', async () => {
  vi.doMock('./write/kept-imports.ts', () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  const assign = vi.spyOn(location, 'assign').mockReturnValue(undefined);
  serve(answers(logout, () => ({ redirectTo: '/signed-out' })));
  await signOut();
  expect(assign).toHaveBeenCalledWith('/signed-out');
});
