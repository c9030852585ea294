import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../../../test/show.tsx';
import { PeriodFilter } from './period-filter.tsx';

test('an impossible period is refused at its field, and a possible one is accepted', async () => {
  const change = vi.fn();
  const { user } = show(<PeriodFilter filters={{}} change={change} />);
  await user.click(screen.getByRole('button', { name: /^Period/ }));
  const put = (name: string, value: string) =>
    fireEvent.change(screen.getByLabelText(new RegExp(`^${name}`)), { target: { value } });
  const apply = () => user.click(screen.getByRole('button', { name: 'Apply' }));
  put('From', '2026-05-03');
  put('To', '2026-05-01');
  await apply();
  expect(screen.getByRole('alert').textContent).toBe('Before the first day');
  put('From', '0026-05-03');
  await apply();
  expect(screen.getByLabelText(/^From/).getAttribute('aria-invalid')).toBe('true');
  expect(change).not.toHaveBeenCalled();
  put('From', '2026-04-30');
  await apply();
  expect(change).toHaveBeenCalledExactlyOnceWith({ from: '2026-04-30', to: '2026-05-01' });
});
