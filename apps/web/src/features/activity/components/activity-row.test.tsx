import type { AuditItem } from '@reseller-console/contract';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { show } from '../../../../test/show.tsx';
import { ActivityRow } from './activity-row.tsx';

const at = '2026-11-20T14:05:00Z';
const item: AuditItem = {
  id: 1,
  at,
  person: null,
  company: null,
  requestId: null,
  target: null,
  action: 'target-group.create',
  outcome: 'created',
  steps: [{ id: 1, at, kind: 'outcome', outcome: 'created', detail: {} }],
};
const apart = { companyApart: undefined, personApart: undefined, targetApart: undefined };

test('the button names what it opens only while that is there', async () => {
  const { user } = show(
    <table>
      <tbody>
        <ActivityRow item={item} companyName={undefined} {...apart} columns={7} />
      </tbody>
    </table>,
  );
  const button = screen.getByRole('button', { name: /^Details of/ });
  const controlled = () => button.getAttribute('aria-controls');
  expect(controlled()).toBeNull();
  await user.click(button);
  expect(document.getElementById(controlled() ?? '')).not.toBeNull();
  await user.click(button);
  expect(controlled()).toBeNull();
});
