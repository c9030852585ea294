import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { show } from '../../../../test/show.tsx';
import { namesakes } from '../../../shared/lib/namesakes.ts';
import type { Entry } from '../../../shared/lib/rank.ts';
import { companyNamesOf } from '../model/company-names.ts';
import { MemberPicker } from './member-picker.tsx';
import { PasteDialog } from './paste-dialog.tsx';

const directory: readonly Entry[] = [
  ['n1', 'Northern Freight'],
  ['n2', 'Harbour Lights'],
  ['twin1', 'Meridian'],
  ['twin2', 'Meridian'],
];
const companyNames = companyNamesOf(directory, namesakes(directory.map(([id, name]) => ({ id, name }))), [
  'n1',
]);

/** Opens the dialog, with one company selected already, and pastes. */
async function paste(text: string) {
  const did = { onSelect: vi.fn(), onClear: vi.fn(), onClose: vi.fn() };
  const { user } = show(
    <PasteDialog pasted="" companyNames={companyNames} wanted={new Set(['n1'])} {...did} />,
  );
  const list = screen.getByRole('textbox', { name: 'Names or ids' });
  expect(document.activeElement).toBe(list);
  await user.paste(text);
  return { ...did, press: (name: string) => user.click(screen.getByRole('button', { name })), user };
}

test('a pasted list says what it found, what could be several, and what it did not find', async () => {
  const { press, user, onSelect, onClose } = await paste('NORTHERN freight, n2\nMeridian\nNobody at All');
  expect(screen.getByRole('status').textContent).toContain(
    '2 companies found, 1 company is selected already',
  );
  expect(screen.getByText('1 name fits several companies. Choose which.')).toBeDefined();
  expect(screen.getByRole('textbox', { name: /not a company of yours/ })).toHaveProperty(
    'value',
    'Nobody at All',
  );
  await user.click(screen.getByRole('checkbox', { name: /twin2/ }));
  await press('Select 2 companies');
  expect(onSelect).toHaveBeenCalledWith(['n1', 'n2', 'twin2']);
  expect(onClose).toHaveBeenCalledOnce();
});

test('what is selected already can be cleared by a list', async () => {
  const { press, onSelect, onClear } = await paste('Northern Freight');
  await press('Clear the 1 selected already');
  expect(onClear).toHaveBeenCalledWith(['n1']);
  expect(onSelect).not.toHaveBeenCalled();
});

test('a list that finds nothing selects nothing', async () => {
  await paste('Nobody at All');
  expect(screen.getByRole('button', { name: /^Select/ }).getAttribute('aria-disabled')).toBe('true');
});

test('is left without a change', async () => {
  const { press, onSelect, onClear, onClose } = await paste('Harbour Lights');
  await press('Cancel');
  expect(onClose).toHaveBeenCalledOnce();
  expect([...onSelect.mock.calls, ...onClear.mock.calls]).toEqual([]);
});

test('a list that is pasted into the search of the picker opens the dialog with it, and searches for nothing', async () => {
  const onWanted = vi.fn();
  const { user } = show(
    <MemberPicker
      companyNames={companyNames}
      seen={new Set()}
      wanted={new Set()}
      disabled={false}
      onWanted={onWanted}
      listClass=""
    />,
  );
  const search = screen.getByRole('combobox', { name: 'Find companies by name or id' });
  await user.click(search);
  await user.paste('Harbour Lights\nMeridian\nNobody at All');
  screen.getByText('1 name fits several companies. Choose which.');
  expect([search.getAttribute('value'), onWanted.mock.calls]).toEqual(['', []]);
  await user.click(screen.getByRole('button', { name: 'Select 1 company' }));
  expect(onWanted).toHaveBeenCalledExactlyOnceWith(new Set(['n2']));
  await user.click(search);
  await user.paste('Harbour Lights');
  expect(search.getAttribute('value')).toBe('Harbour Lights');
});
