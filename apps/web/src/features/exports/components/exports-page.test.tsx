import {
  type ExportProgress,
  exportTargetGroupsOfCompanies,
  exportTargetUsersOfCompanies,
  getCompanyDirectory,
  getExportProgress,
  getLeftOut,
  getPreferences,
  getSession,
  listAllCompanyGroups,
  Preferences,
  type ResponseOf,
  type Session,
} from '@reseller-console/contract';
import { screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { sessionOf } from '../../../../test/fixtures.ts';
import { answers, refuses, serve } from '../../../../test/server.ts';
import { show } from '../../../../test/show.tsx';
import { companiesFile } from '../queries.ts';
import { ExportsPage } from './exports-page.tsx';

afterEach(() => companiesFile.set(undefined));

const north = { id: 'north', name: 'Northern Freight' };
const south = { id: 'south', name: 'Southern Mills' };

const told: ResponseOf<typeof getLeftOut> = {
  of: 2,
  leftOut: [{ company: south, code: 'company_masked' }],
  isCertain: true,
};

const ended: ExportProgress = {
  state: 'ended',
  of: 2,
  finished: 2,
  rows: 40,
  missing: [],
  leftOut: [],
  absentFields: [],
};

const file = (type = 'application/zip') =>
  new Response('PK', {
    headers: {
      'content-type': type,
      'content-disposition': 'attachment; filename="reseller_target-users.zip"',
      'x-export-id': 'one',
    },
  });

/** A file that breaks off after its first bytes. */
const broken = () =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('Company\r\n'));
        controller.error(new Error('cut'));
      },
    }),
    { headers: { 'content-type': 'text/csv', 'content-disposition': 'attachment', 'x-export-id': 'one' } },
  );

const open = (progress: ExportProgress, ...files: Response[]) =>
  openAt('/exports', sessionOf('viewer'), progress, ...files);

function openAt(address: string, session: Session, progress: ExportProgress, ...files: Response[]) {
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  const next = () => files.shift() ?? file();
  const sent = serve(
    answers(getSession, () => session),
    answers(getPreferences, () => z.parse(Preferences, {})),
    answers(getCompanyDirectory, () => ({
      companies: z.parse(getCompanyDirectory.response.shape.companies, [
        ['north', 'Northern Freight'],
        ['south', 'Southern Mills'],
        ['twin1', 'Twins'],
        ['twin2', 'Twins'],
      ]),
    })),
    answers(listAllCompanyGroups, () => ({
      items: [{ id: 'g1', name: 'Logistics', companyCount: 2, createdAt: null }],
    })),
    answers(getLeftOut, () => told),
    answers(exportTargetUsersOfCompanies, next),
    answers(exportTargetGroupsOfCompanies, next),
    answers(getExportProgress, () => progress),
  );
  const page = show(<ExportsPage />, address);
  const queries = () =>
    sent
      .filter(
        ({ operation }) =>
          operation === exportTargetUsersOfCompanies || operation === exportTargetGroupsOfCompanies,
      )
      .map(({ operation, query }) => [operation.path, query]);
  return { ...page, queries };
}

const press = async (user: ReturnType<typeof open>['user'], name: string) =>
  user.click(await screen.findByRole('button', { name }));

test('tells before the start what the file will lack, and afterwards that it is complete', async () => {
  const { user, queries } = open(ended);
  await screen.findByText('2 companies will be read.');
  screen.getByText('1 company will be left out');
  screen.getByText('Southern Mills');
  await user.type(screen.getByRole('textbox', { name: 'Custom fields' }), 'Badge, "Cost, centre"');
  await press(user, 'Export target users of 2 companies');
  await screen.findByText('Complete: 40 target users of 2 companies.');
  screen.getByText('Saved as reseller_target-users.zip');
  expect(queries()).toEqual([
    ['/api/target-users/export', { fields: 'Badge,"Cost, centre"', format: 'zip', separator: 'comma' }],
  ]);
});

test('a person who sees certain companies only gets all of theirs from the address of a group', async () => {
  const session = sessionOf('viewer');
  const limited = { ...session, user: { ...session.user, limited: true } };
  const { user, queries } = openAt('/exports?group=g1', limited, ended);
  await screen.findByRole('radio', { name: 'All', checked: true });
  expect(screen.queryByRole('radio', { name: 'Company group' })).toBeNull();
  await press(user, 'Export target users of 2 companies');
  await screen.findByText('Complete: 40 target users of 2 companies.');
  expect(queries()).toEqual([['/api/target-users/export', { format: 'zip', separator: 'comma' }]]);
});

test('names what is missing and why, and exports the missing ones alone', async () => {
  const { user, queries } = open({
    ...ended,
    missing: [
      {
        company: north,
        state: 'partial',
        expected: 30,
        written: 12,
        code: 'upstream_failed',
        reason: 'file_unusable',
      },
      { company: south, state: 'failed', expected: null, written: 0, code: 'upstream_timeout' },
    ],
    absentFields: ['Badge'],
  });
  await press(user, 'Export target users of 2 companies');
  await screen.findByText('Incomplete: 2 of 2 companies are missing in whole or in part.');
  screen.getByText('Keepnet did not send a complete file.');
  screen.getByText(/12 of 30 are in the file/);
  screen.getByText('No company has a custom field called “Badge”.');
  await press(user, 'Export only the 2 missing ones');
  await expect
    .poll(() => queries().at(-1))
    .toEqual(['/api/target-users/export', { companies: 'north,south', format: 'zip', separator: 'comma' }]);
});

test('a CSV file that breaks off is not saved, and says for which company', async () => {
  const missing: ExportProgress['missing'] = [
    { company: north, state: 'failed', expected: null, written: 0, code: 'upstream_timeout' },
  ];
  const { user, queries } = open(
    { ...ended, missing },
    broken(),
    refuses({ code: 'rate_limited', status: 429 }),
  );
  await user.click(screen.getByRole('radio', { name: 'CSV' }));
  await press(user, 'Export target users of 2 companies');
  await screen.findByText('The download broke off. Nothing was saved.');
  await screen.findByText('1 company missing or incomplete');
  await press(user, 'Export as ZIP instead');
  expect((await screen.findByRole('alert')).textContent).not.toBe('');
  expect(queries().map(([, query]) => query)).toMatchObject([{ format: 'csv' }, { format: 'zip' }]);
});

test('companies are those of a group or those that are named, and a name that is not clear is never guessed', async () => {
  const { user, queries } = open(ended);
  await user.click(screen.getByRole('radio', { name: 'Target groups' }));
  await user.click(screen.getByRole('radio', { name: 'Paste a list' }));
  const names = await screen.findByRole('textbox', { name: 'Names or ids' });
  await user.type(names, 'northern freight{Enter}twins');
  await screen.findByText('Several companies are called twins. Which ones do you mean?');
  expect(screen.getByRole('button', { name: 'Export target groups' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
  await user.click(screen.getByRole('checkbox', { name: /twin2/ }));
  await press(user, 'Export target groups of 2 companies');
  await screen.findByText('Complete: 40 target groups of 2 companies.');
  await user.click(screen.getByRole('radio', { name: 'Company group' }));
  await user.click(await screen.findByRole('combobox', { name: 'Company group' }));
  await user.click(await screen.findByRole('option', { name: /Logistics/ }));
  await press(user, 'Export target groups of 2 companies');
  await expect
    .poll(() => queries().map(([, query]) => query))
    .toEqual([
      { companies: 'north,twin2', format: 'zip', separator: 'comma' },
      { group: 'g1', format: 'zip', separator: 'comma' },
    ]);
});
