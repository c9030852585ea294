import { findPeople } from '@reseller-console/contract';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { sessionOf } from '../../../test/fixtures.ts';
import { openConsole } from '../../../test/open-console.tsx';
import { answers } from '../../../test/server.ts';

const palette = () => screen.findByRole('combobox', { name: 'Company name or id, page or action' });

test('Ctrl and the key of K open the palette on a Greek layout', async () => {
  await openConsole('/', () => sessionOf('viewer'));
  await screen.findByRole('button', { name: /^Switch company/ });
  fireEvent.keyDown(document.body, { key: 'κ', code: 'KeyK', ctrlKey: true });
  expect(await palette()).toBeDefined();
});

test('the Enter that ends a composition in Safari chooses nothing in the palette, the next one does', async () => {
  await openConsole('/', () => sessionOf('viewer'));
  await screen.findByRole('button', { name: /^Switch company/ });
  fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
  const input = await palette();
  await userEvent.type(input, 'keyboard');
  await screen.findByRole('option', { name: /Keyboard shortcuts/, selected: true });
  fireEvent.keyDown(input, { key: 'Enter', keyCode: 229 });
  expect(input.isConnected).toBe(true);
  fireEvent.keyDown(input, { key: 'Enter', keyCode: 13 });
  expect(input.isConnected).toBe(false);
});

test('an address that is typed can be looked for in all companies', async () => {
  const none = '{"type":"done","asked":1,"of":1,"refused":0,"failed":0,"masked":0}\n';
  const search = answers(findPeople, () => new Response(none));
  const { place } = await openConsole('/', () => sessionOf('viewer'), search);
  await screen.findByRole('button', { name: /^Switch company/ });
  fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
  await userEvent.type(await palette(), 'ada@example.com');
  await userEvent.click(await screen.findByRole('option', { name: /Find ada@example.com in all companies/ }));
  await waitFor(() => expect(place()).toBe('/people'));
  await screen.findByText('None of 1 company has this address. Asked 1 of 1 company.');
});

test('addresses that are pasted as lines are offered as one search, in the company on screen too', async () => {
  const none = '{"type":"done","asked":1,"of":1,"refused":0,"failed":0,"masked":0}\n';
  const search = answers(findPeople, () => new Response(none));
  const { place } = await openConsole('/companies/cOmPaNy1/target-groups', () => sessionOf('viewer'), search);
  await screen.findByRole('button', { name: /^Switch company/ });
  fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
  const hands = userEvent.setup();
  await hands.click(await palette());
  await hands.paste('ada@example.com\nben@example.com');
  await screen.findByRole('option', { name: /Find 2 people in Northern Freight/ });
  await hands.click(await screen.findByRole('option', { name: /Find 2 people in all companies/ }));
  await waitFor(() => expect(place()).toBe('/people'));
});

test('lines that are no addresses do not become one search in the palette', async () => {
  await openConsole('/', () => sessionOf('viewer'));
  await screen.findByRole('button', { name: /^Switch company/ });
  fireEvent.keyDown(document.body, { key: 'k', code: 'KeyK', ctrlKey: true });
  const hands = userEvent.setup();
  const input = await palette();
  await hands.click(input);
  await hands.paste('Northern Freight\nSouthern Mills');
  await screen.findByRole('dialog', { name: 'You pasted 2 lines' });
  await screen.findByText('1 company found');
  expect(input.isConnected).toBe(false);
});
