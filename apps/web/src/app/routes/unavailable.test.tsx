import {
  getCompany,
  getCompanyActivity,
  getTargetUserSummary,
  listCustomFields,
  listTargetUsers,
} from '@reseller-console/contract';
import { screen } from '@testing-library/react';
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
