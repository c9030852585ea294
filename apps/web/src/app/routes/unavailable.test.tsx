import {
  getCompany,
  getCompanyActivity,
  getCompanyDirectory,
  getTargetUserSummary,
  listCustomFields,
  listTargetUsers,
  type ResponseOf,
} from '@reseller-console/contract';
import { screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { company, sessionOf } from '../../../test/fixtures.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { answers, refuses } from '../../../test/server.ts';

const noRows = { items: [], page: 1, pageSize: 25, pageCount: 1, total: 0 };
const base = `/companies/${company.id}`;
const quiet = [
  answers(getCompanyActivity, () => ({ items: [] })),
  answers(getTargetUserSummary, () => ({ active: 12, inactive: 0, deleted: 0, months: [] })),
  answers(listTargetUsers, () => noRows),
  answers(listCustomFields, () => ({ items: [] })),
];

// React says there what an error boundary has caught.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));

test.each([
  ['company_forbidden', 403, 'cannot see this company'],
  ['company_not_found', 404, 'Keepnet has no such company'],
  ['company_private', 403, 'The customer has closed its account to the reseller'],
  ['scope_unproven', 502, 'do not show whether they are about this company'],
] as const)('%s says why the company is unavailable', async (code, status, why) => {
  const refusal = () => refuses({ code, status });
  await openConsole(
    `${base}/target-users`,
    () => sessionOf('viewer'),
    answers(getCompany, refusal),
    answers(listTargetUsers, refusal),
    ...quiet,
  );
  expect(await screen.findByRole('heading', { name: 'This company is unavailable' })).toBeDefined();
  expect(screen.getByText(new RegExp(why))).toBeDefined();
});

test.each([
  ['its name, once the directory has it', [[company.id, company.name]], company.name],
  ['its id, once its name is unknown', [], company.id],
] as const)('the header says %s, and nothing before', async (_, known, label) => {
  const { promise, resolve } = Promise.withResolvers<ResponseOf<typeof getCompanyDirectory>>();
  const refusal = () => refuses({ code: 'company_private', status: 403 });
  await openConsole(
    base,
    () => sessionOf('viewer'),
    answers(getCompanyDirectory, () => promise),
    answers(getCompany, refusal),
    ...quiet,
  );
  await screen.findByRole('heading', { name: 'This company is unavailable' });
  const heading = within(screen.getByRole('navigation', { name: 'Main' })).getByRole('heading');
  expect(screen.getByRole('button', { name: 'Switch company Loading' })).toBeDefined();
  expect(heading.textContent).toBe('Loading');
  resolve({ companies: known.map(([id, name]) => [id, name]) });
  expect(await screen.findByRole('button', { name: `Switch company ${label}` })).toBeDefined();
  expect(heading.textContent).toBe(label);
});
