import { expect, test, vi } from 'vitest';
import { asksFor, isComposing } from './shortcuts.ts';

const press = (key: string, more: object = {}) => ({
  key,
  code: '',
  shiftKey: false,
  keyCode: 0,
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

test('Ctrl with a letter works while typing, too, and with Caps Lock', () => {
  expect(asksFor('mod+k', press('k', { ctrlKey: true, ...inField }))).toBe(true);
  expect(asksFor('mod+k', press('K', { ctrlKey: true }))).toBe(true);
  expect(asksFor('mod+k', press('k'))).toBe(false);
});

test('on a Mac it is Cmd, and Ctrl keeps what it does in a field', async () => {
  vi.stubGlobal('navigator', { platform: 'MacIntel' });
  vi.resetModules();
  const mac = await import('./shortcuts.ts');
  vi.unstubAllGlobals();
  expect(mac.asksFor('mod+k', press('k', { metaKey: true }))).toBe(true);
  expect(mac.asksFor('mod+k', press('k', { ctrlKey: true, ...inField }))).toBe(false);
  expect(asksFor('mod+k', press('k', { metaKey: true }))).toBe(false);
});

test.each([
  ['Russian', 'mod+k', { key: 'л', code: 'KeyK', ctrlKey: true }],
  ['Greek', 'mod+k', { key: 'κ', code: 'KeyK', ctrlKey: true }],
  ['Arabic', 'mod+k', { key: 'ن', code: 'KeyK', ctrlKey: true }],
  ['Ukrainian', 'j', { key: 'о', code: 'KeyJ' }],
  ['Hebrew', 'k', { key: 'ל', code: 'KeyK' }],
  ['Thai, a mark', 'n', { key: '\u0e37', code: 'KeyN' }],
  ['Russian', '/', { key: '.', code: 'Slash' }],
  ['Arabic', '/', { key: 'ظ', code: 'Slash' }],
  ['Arabic', '?', { key: '؟', code: 'Slash', shiftKey: true }],
  ['Turkish', '/', { key: '/', code: 'Digit7', shiftKey: true }],
])('a layout without Latin letters has the shortcuts in their places: %s, %s', (_layout, shortcut, how) => {
  expect(asksFor(shortcut, press('', how))).toBe(true);
});

test.each([
  ['Ctrl+T of Dvorak', 'mod+k', { key: 't', code: 'KeyK', ctrlKey: true }],
  [
    'Ctrl+Shift+K, the console of Firefox',
    'mod+k',
    { key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true },
  ],
  ['the same on a Russian layout', 'mod+k', { key: 'Л', code: 'KeyK', ctrlKey: true, shiftKey: true }],
  ['ğ of Turkish F', 'e', { key: 'ğ', code: 'KeyE' }],
  ['full stop of Dvorak', 'e', { key: '.', code: 'KeyE' }],
  ['€ with AltGr', 'e', { key: '€', code: 'KeyE' }],
  ['- of German', '/', { key: '-', code: 'Slash' }],
  ['a capital letter', 'j', { key: 'О', code: 'KeyJ', shiftKey: true }],
  ['a key without a character', 'j', { key: 'Dead', code: 'KeyJ' }],
  ['a letter in a field', 'j', { key: 'о', code: 'KeyJ', ...inField }],
])('what means something else is left to the browser: %s', (_what, shortcut, how) => {
  expect(asksFor(shortcut, press('', how))).toBe(false);
});

test('a press that something else handled, or that writes a character, is left alone', () => {
  expect(asksFor('j', press('j', { defaultPrevented: true }))).toBe(false);
  expect(asksFor('/', press('/', { isComposing: true }))).toBe(false);
});

test('the Enter that ends a composition belongs to it, also in Safari, which has ended the composition by then', () => {
  expect(isComposing({ isComposing: true, keyCode: 13 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true);
  expect(isComposing({ isComposing: false, keyCode: 13 })).toBe(false);
  expect(asksFor('j', press('j', { keyCode: 229 }))).toBe(false);
});
