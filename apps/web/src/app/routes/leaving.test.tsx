import { createTargetGroup, type ResponseOf } from '@reseller-console/contract';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { company, sessionOf } from '../../../test/fixtures.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { answers, refuses } from '../../../test/server.ts';

type Answer = Response | ResponseOf<typeof createTargetGroup>;

test.for<[outcome: string, answer: () => Answer]>([
  [
    'Nothing was created',
    () => refuses({ code: 'upstream_refused', status: 400, keepnetMessage: 'No', settled: true }),
  ],
  ['We do not know yet whether it was created', () => refuses({ code: 'outcome_unknown', status: 504 })],
  ['“Left behind” was created', () => ({ id: 'g9' })],
])('an answer that comes while the next page loads is told there: %s', async ([outcome, answer]) => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const { calls, place } = await openConsole(
    `/companies/${company.id}/target-groups/new`,
    () => sessionOf('operator'),
    answers(createTargetGroup, () => promise),
  );
  await userEvent.type(await screen.findByRole('textbox', { name: /^Name/ }), 'Left behind');
  await userEvent.click(await screen.findByRole('button', { name: /^Create in / }));
  await waitFor(() => expect(calls.map(({ operation }) => operation)).toContain(createTargetGroup));
  const main = screen.getByRole('navigation', { name: 'Main' });
  await userEvent.click(within(main).getByRole('link', { name: 'Companies' }));
  const ask = await screen.findByRole('dialog', { name: 'Leave this form?' });
  fireEvent.click(within(ask).getByRole('button', { name: 'Discard and leave' }));
  resolve(answer());
  await screen.findByRole('heading', { level: 1, name: 'Companies' });
  const notifications = screen.getByRole('region', { name: 'Notifications' });
  expect((await within(notifications).findByRole('listitem')).textContent).toContain(outcome);
  expect(place()).toBe('/');
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(within(notifications).queryByRole('listitem')).toBeNull());
});
