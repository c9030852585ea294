import { expect, test } from 'vitest';
import { asksFor } from './shortcuts.ts';

const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  defaultPrevented: false,
  isComposing: false,
  target: { closest: () => null },
  ...more,
});
const inField = { target: { closest: (selector: string) => (selector.includes('input') ? {} : null) } };

test('a single key works outside of fields and without modifiers', () => {
  expect(asksFor('j', press('j'))).toBe(true);
  expect(asksFor('j', press('k'))).toBe(false);
  expect(asksFor('j', press('j', inField))).toBe(false);
  expect(asksFor('j', press('j', { ctrlKey: true }))).toBe(false);
  expect(asksFor('j', press('j', { altKey: true }))).toBe(false);
});

test('? is asked for by the character, however it is typed', () => {
  expect(asksFor('?', press('?', { shiftKey: true }))).toBe(true);
});

test('single keys can be switched off; Ctrl and Cmd stay', () => {
  expect(asksFor('j', press('j'), false)).toBe(false);
  expect(asksFor('mod+k', press('k', { ctrlKey: true }), false)).toBe(true);
});

test('Ctrl or Cmd with a letter works while typing, too', () => {
  expect(asksFor('mod+k', press('k', { ctrlKey: true, ...inField }))).toBe(true);
  expect(asksFor('mod+k', press('K', { metaKey: true }))).toBe(true);
  expect(asksFor('mod+k', press('k'))).toBe(false);
});

test('a press that something else handled, or that writes a character, is left alone', () => {
  expect(asksFor('j', press('j', { defaultPrevented: true }))).toBe(false);
  expect(asksFor('/', press('/', { isComposing: true }))).toBe(false);
});
