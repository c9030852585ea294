import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { CompanyGroupInput } from './company-groups.ts';
import { bareAddress, plain } from './plain.ts';
import { TargetGroupChange } from './target-group-change.ts';
import { TargetUserChange } from './target-user-change.ts';
import { TargetUserInput } from './target-user-input.ts';

const marks = [
  ...['\u200B', '\u2060', '\u00AD', '\u202A', '\u202E', '\u200E', '\u200F', '\u2066', '\u2069', '\u061C'],
  ...[
    '\u034F',
    '\u180E',
    '\uFEFF',
    '\u2064',
    '\u206F',
    '\u115F',
    '\uFE0F',
    '\uFFF9',
    '\u{E0041}',
    '\u{E0101}',
  ],
  ...['\u200C', '\u200D'],
];

test.each(marks.map((mark) => [mark.codePointAt(0)?.toString(16), mark]))(
  'U+%s makes no twin of a name or an address',
  (_code, mark) => {
    expect(plain(`${mark}Be${mark}rk${mark}`)).toBe('Berk');
    expect(bareAddress(`be${mark}rk@exam${mark}ple.com${mark}`)).toBe('berk@example.com');
    expect(plain(mark)).toBe('');
  },
);

test.each([
  ['decomposed letters', 'Zoe\u0308 A\u030Angstro\u0308m', 'Zoë Ångström'],
  ['a mark between a letter and its accent', 'Jose\u200B\u0301', 'José'],
  ['blanks of other kinds', 'Mia\u00A0\u2009Lee\u3000Chan', 'Mia Lee Chan'],
  ['doubled blanks and a tab', '  Mia   Lee\t', 'Mia Lee'],
  ['line separators', 'Mia\u2028Lee', 'Mia Lee'],
  ['characters that look like a blank', 'Mia\u3164Lee\u2800', 'Mia Lee'],
])('%s are written in one way', (_what, text, written) => {
  expect(plain(text)).toBe(written);
});

test.each([
  ['Persian', 'علی\u200Cرضا'],
  ['Hindi', 'क\u094D\u200Dषमा'],
  ['Malayalam, at the end', 'രാജന\u0D4D\u200D'],
  ['Sinhala', 'ශ\u0DCA\u200Dරී'],
  ['Arabic', 'محمد علي'],
  ['Hebrew', 'דוד כהן'],
  ['right-to-left with Latin', 'חברת Acme 24'],
  ['Vietnamese', 'Nguyễn Thị Ánh'],
  ['Japanese with a variant', '葛\u{E0100}城'],
  ['a Mongolian variant', '\u1820\u180B\u1828'],
  ['a family', '👨\u200D👩\u200D👧 night shift'],
  ['a flag of several parts', '🏳\uFE0F\u200D🌈 allies'],
  ['an emoji in colour and a key', '❤\uFE0F 1\uFE0F\u20E3'],
  ['apostrophes and hyphens', "O’Neil-D'Arcy"],
])('%s stays as it is', (_what, name) => {
  expect(plain(name)).toBe(name);
});

const user = { email: 'mia@example.com', firstName: 'Mia', lastName: 'Lee', phoneNumber: '' };

test('a create, a change and the names of groups hold what is seen', () => {
  const made = z.parse(TargetUserInput, {
    ...user,
    email: 'm\u200Bia@example.com',
    lastName: 'Le\u2060e',
    department: '\u3164',
    managerLastName: 'O\u00ADkafor',
    customFields: [{ id: 'f1', value: 'A\u202E1' }],
  });
  expect(made).toMatchObject({
    email: user.email,
    lastName: 'Lee',
    department: null,
    managerLastName: 'Okafor',
    customFields: [{ id: 'f1', value: 'A1' }],
  });
  const change = { email: 'mia@example.com\u200F', firstName: ' Mi\u00ADa', lastName: '\u200B' };
  expect(z.parse(TargetUserChange, change)).toMatchObject({
    email: user.email,
    firstName: 'Mia',
    lastName: null,
  });
  expect(z.parse(TargetGroupChange, { name: 'Night\u00A0 \u200Bshift' })).toEqual({ name: 'Night shift' });
  expect(z.parse(CompanyGroupInput, { name: 'Nor\u{E0068}th', companyIds: [] })).toMatchObject({
    name: 'North',
  });
});

test.each([{ firstName: '\u200B \u2060' }, { email: '\u00AD' }, { firstName: 'M\u0007ia' }])(
  'what is nothing, or a control character, is refused: %j',
  (given) => {
    expect(z.safeParse(TargetUserInput, { ...user, ...given }).success).toBe(false);
  },
);

test('a length is counted as it is sent', () => {
  expect(z.parse(TargetUserInput, { ...user, firstName: 'x\u200B'.repeat(256) }).firstName).toHaveLength(256);
});

test.each([
  ['Mia Lee <mia@example.com>', 'mia@example.com'],
  ['"Lee, Mia" <mia@example.com>;', 'mia@example.com'],
  ['<mia@example.com>,', 'mia@example.com'],
  ['mailto:mia@example.com', 'mia@example.com'],
  ['MailTo:mia%2Bnews@example.com?subject=Hello', 'mia+news@example.com'],
  ['Mia <mailto:mia@example.com>', 'mia@example.com'],
  ['mailto:mi%E2%80%8Ba@example.com', 'mia@example.com'],
  ['mailto:mia%zz@example.com', 'mia%zz@example.com'],
  ['mia@example.com ; ', 'mia@example.com'],
  ['mia@example.com.', 'mia@example.com'],
  ["'mia@example.com'", 'mia@example.com'],
  ['\u00A0mia@example.com\u200E', 'mia@example.com'],
  ["mia.o'neil+x@example.co.uk", "mia.o'neil+x@example.co.uk"],
  ['Jörg@exämple.com'.normalize('NFD'), 'Jörg@exämple.com'],
])('%s is the address %s', (pasted, address) => {
  expect(z.parse(TargetUserInput, { ...user, email: pasted }).email).toBe(address);
});

test.each([
  'mia@example.com; lee@example.com',
  'Mia <mia@example.com>, Lee <lee@example.com>',
  'Mia <Lee>',
  'mailto:',
])('%s is no single address', (pasted) => {
  expect(z.safeParse(TargetUserInput, { ...user, email: pasted }).success).toBe(false);
});
