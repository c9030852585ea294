import {
  getPreferences,
  getSession,
  getTargetUser,
  listCustomFields,
  listTargetUsers,
  Preferences,
} from '@reseller-console/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { TargetUserPanel } from './target-user-panel.tsx';

test('what scrolls in the panel has a name where it can have the focus, also for a target user who is gone', async () => {
  serve(
    answers(getSession, () => sessionOf('viewer')),
    answers(getPreferences, () => z.parse(Preferences, {})),
    answers(listTargetUsers, () => ({ items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 })),
    answers(listCustomFields, () => ({ items: [] })),
    answers(getTargetUser, () => refuses({ code: 'not_found', status: 404 })),
  );
  show(<TargetUserPanel companyId="c1" userId="gone1" />, '/companies/c1/target-users/gone1');
  const panel = await screen.findByRole('region', { name: 'Target user' });
  expect(panel.tabIndex).toBe(0);
  expect(await within(panel).findByText('Target user not found')).toBeDefined();
});
