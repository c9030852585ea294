import type { Job } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { company, job } from '../../../../test/fixtures.ts';
import { storyOf, titleOf } from './names.ts';

const compared = (absent: number, part: Partial<Job> = {}): Job => ({
  ...job,
  kind: 'import-target-users',
  state: 'planned',
  companyId: company.id,
  companyName: company.name,
  verdicts: { create: 2, change: 5, delete: 0, same: 0, skip: 0, refuse: 0 },
  codes: { not_in_file: absent },
  counts: { ...job.counts, waiting: 7, done: 0 },
  ...part,
});

test('an import that deactivates people says so, before it, in its name and after it', () => {
  expect(titleOf(compared(4))).toBe('Import 3 target users and deactivate 4 target users');
  expect(storyOf(compared(4))).toBe(
    '3 target users will be imported and 4 target users will be deactivated in Northern Freight.',
  );
  const counts = { ...job.counts, waiting: 0, done: 7 };
  expect(storyOf(compared(4, { state: 'done', counts }))).toBe(
    '3 target users were imported and 4 target users were deactivated in Northern Freight.',
  );
});

test('of a part it is not known how many were imported and how many deactivated', () => {
  const counts = { ...job.counts, waiting: 0, done: 5, refused: 2 };
  expect(storyOf(compared(4, { state: 'done', counts }))).toBe(
    '5 target users were changed in Northern Freight.',
  );
});

test('an import that only deactivates, or only imports, says one thing', () => {
  expect(titleOf(compared(7))).toBe('Deactivate 7 target users');
  expect(titleOf(compared(0))).toBe('Import 7 target users');
});
