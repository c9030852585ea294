import {
  getCompanyDirectory,
  getPreferences,
  getSession,
  type Licence,
  listLicences,
  Preferences,
} from '@reseller-console/contract';
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { directory, sessionOf } from '../../../../test/fixtures.ts';
import { answers, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { LicencesPage } from './licences-page.tsx';

const licence = (id: string, change: Partial<Licence>): Licence => ({
  id,
  name: `Company ${id}`,
  licenceType: null,
  userLimit: 100,
  activeUsers: 90,
  over: 0,
  overSince: null,
  licenceEndsAt: null,
  daysLeft: null,
  perWeek: null,
  fullInWeeks: null,
  days: [
    { day: '2026-11-01', activeUsers: 80 },
    { day: '2026-11-30', activeUsers: 90 },
  ],
  ...change,
});

function open(...items: Licence[]) {
  const sent = serve(
    answers(getSession, () => sessionOf('viewer')),
    answers(getPreferences, () => z.parse(Preferences, {})),
    answers(getCompanyDirectory, () => directory),
    answers(listLicences, () => ({
      items,
      page: 1,
      pageSize: 25,
      pageCount: 1,
      total: items.length,
      overCount: 3,
      renewing: [
        { days: 30, count: 1 },
        { days: 60, count: 4 },
        { days: 90, count: 7 },
      ],
      endedCount: 0,
    })),
  );
  return {
    ...show(<LicencesPage views={() => null} />),
    last: () => sent.findLast(({ operation }) => operation === listLicences)?.query,
  };
}

test('says what is known of each licence, and what is not known for certain', async () => {
  open(
    licence('a', { activeUsers: 140, over: 40, overSince: { day: '2026-11-02', atLeast: false } }),
    licence('b', { activeUsers: 101, over: 1, overSince: { day: '2026-09-01', atLeast: true } }),
    licence('c', { perWeek: 2, fullInWeeks: 5, licenceEndsAt: '2026-12-20T00:00:00Z', daysLeft: 20 }),
    licence('d', { perWeek: -3, licenceEndsAt: '2026-11-01T00:00:00Z', daysLeft: -29 }),
    licence('e', { userLimit: null, activeUsers: 5000 }),
  );
  const table = within(await screen.findByRole('table', { name: 'Licences' }));
  for (const text of [
    /^\+40 since .*2026$/,
    /^\+1 since .*2026 or earlier$/,
    /^Full in about 5 weeks$/,
    /2026, in 20 days$/,
    /^-3 a week$/,
    /2026, ended$/,
    /^5,000$/,
  ]) {
    expect(await table.findByText(text)).toBeDefined();
  }
});

test('the filters say how many companies they lead to, and narrow the list', async () => {
  const { user, last } = open(licence('a', {}));
  await user.click(await screen.findByRole('button', { name: /^Over licence 3/ }));
  expect(last()).toMatchObject({ over: 'true' });
  await user.click(screen.getByRole('button', { name: /^Renews in 60 days 4/ }));
  expect(last()).toMatchObject({ over: 'true', renews: '60' });
  await user.click(screen.getByRole('button', { name: /^Renews in 30 days 1/ }));
  expect(last()).toMatchObject({ renews: '30' });
});
