import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { show } from '../../../test/show.tsx';
import type { Option } from '../ui/combobox-options.ts';
import { ChoiceField, ChoicesField } from './choice-fields.tsx';

const options: readonly Option[] = [
  { id: 'g1', label: 'Sales, North' },
  { id: 'g2', label: 'Directory', barred: 'Managed by SCIM' },
  { id: 'g3', label: 'Twins' },
  { id: 'g4', label: 'Twins' },
  { id: 'g5', label: 'Küche' },
];

function Several({ of = options }: { of?: readonly Option[] | undefined }) {
  const [value, setValue] = useState<readonly string[]>(['g5']);
  const choices = { options: of.length > 0 ? of : undefined, failure: undefined };
  return (
    <ChoicesField
      label="Groups"
      name="groups"
      choices={choices}
      value={value}
      error={undefined}
      onChange={setValue}
    />
  );
}

const chosen = () =>
  screen.queryAllByRole('button', { name: /^Remove/ }).map((one) => one.getAttribute('aria-label'));

test('a pasted list chooses the names and ids that are found, and names the others; namesakes are not guessed', async () => {
  const { user } = show(<Several />);
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Groups' });
  await user.click(field);
  await user.paste('sales, north\nDirectory\nTwins\nKUCHE\n\nNo Such Group');
  expect(chosen()).toEqual(['Remove Küche', 'Remove Sales, North']);
  expect(field.value).toBe('');
  expect(screen.getByRole('status').textContent).toBe(
    '2 of the list found and chosen' +
      '1 name belongs to several. Choose the right one in the field:Twins' +
      '1 entry cannot be chosen:Directory' +
      '1 entry was not found:No Such Group',
  );
  await user.paste('g4\ng1');
  expect(chosen()).toEqual(['Remove Küche', 'Remove Sales, North', 'Remove Twins']);
});

test('one line is typed as it is, and no entry is called missing while the choices load', async () => {
  const { user } = show(<Several of={[]} />);
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Groups' });
  await user.click(field);
  await user.paste('Sales\nTwins');
  expect([field.value, screen.queryByRole('status')]).toEqual(['', null]);
  await user.paste('Sales\n');
  expect(field.value).toBe('Sales');
});

test('a field for one choice refuses a pasted list with a reason, instead of joining its lines', async () => {
  const { user } = show(
    <ChoiceField
      label="Group"
      name="group"
      choices={{ options, failure: undefined }}
      value=""
      error={undefined}
      onChange={() => {}}
    />,
  );
  const field = screen.getByRole<HTMLInputElement>('combobox', { name: 'Group' });
  await user.click(field);
  await user.paste('Twins\nKüche');
  expect(field.value).toBe('');
  expect(screen.getByRole('status').textContent).toBe('Only one can be chosen here. Paste one name.');
  await user.type(field, 'K');
  expect(screen.queryByRole('status')).toBeNull();
});
