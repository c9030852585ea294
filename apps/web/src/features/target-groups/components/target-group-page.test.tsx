import {
  getTargetGroup,
  getTargetGroupReach,
  listAllTargetGroups,
  listCustomFields,
  listTargetGroupUsers,
} from '@reseller-console/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { company, sessionOf, targetGroup } from '../../../../test/fixtures.ts';
import { openConsole } from '../../../../test/open-console.tsx';
import { answers, refuses } from '../../../../test/server.ts';

const open = (reply: Parameters<typeof answers<typeof getTargetGroupReach>>[1]) =>
  openConsole(
    `/companies/${company.id}/target-groups/g1`,
    () => sessionOf('viewer'),
    answers(getTargetGroup, () => targetGroup),
    answers(listAllTargetGroups, () => ({ items: [] })),
    answers(listCustomFields, () => ({ items: [] })),
    answers(listTargetGroupUsers, () => ({ items: [], page: 1, pageSize: 25, pageCount: 0, total: 0 })),
    answers(getTargetGroupReach, reply),
  );

test('the page of a group says how many of its active members have a number and a language', async () => {
  await open(() => ({ activeUsers: 1204, withPhone: 1000, withLanguage: 0 }));
  expect(await screen.findByText('With a phone number: 1,000 of 1,204 active members')).toBeDefined();
  expect(screen.getByText('With a preferred language: 0 of 1,204 active members')).toBeDefined();
});

test.each([
  [{ activeUsers: 3, withPhone: 2, withLanguage: null }, 'With a preferred language: not known'],
  [{ activeUsers: null, withPhone: null, withLanguage: null }, /^This company hides its people/],
  [{ activeUsers: 0, withPhone: 0, withLanguage: 0 }, 'No active members'],
])('%j is told as what it is', async (reach, said) => {
  await open(() => reach);
  expect(await screen.findByText(said)).toBeDefined();
  expect(screen.queryByText(/0 of/)).toBeNull();
});

test('what could not be counted is said to be missing, and can be asked for again', async () => {
  const answered = { isDown: true };
  await open(() =>
    answered.isDown
      ? refuses({ code: 'upstream_failed', status: 502 })
      : { activeUsers: 4, withPhone: 2, withLanguage: 4 },
  );
  expect(await screen.findByText(/could not be counted/)).toBeDefined();
  answered.isDown = false;
  screen.getByRole('button', { name: 'Try again' }).click();
  expect(await screen.findByText('With a phone number: 2 of 4 active members')).toBeDefined();
});
