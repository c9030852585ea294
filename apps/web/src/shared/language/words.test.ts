import { problemStatus } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import { words } from '../words/en.ts';
import { pluralIn } from './plural.ts';

test('counts choose the form that the language wants', () => {
  const inEnglish = pluralIn('en');
  expect(inEnglish(1, { one: '# company', other: '# companies' })).toBe('1 company');
  expect(inEnglish(0, { one: '# company', other: '# companies' })).toBe('0 companies');
  const polish = pluralIn('pl');
  const forms = { one: '# firma', few: '# firmy', many: '# firm', other: '# firmy' };
  expect([1, 3, 5].map((count) => polish(count, forms))).toEqual(['1 firma', '3 firmy', '5 firm']);
});

test('the range says which rows of how many', () => {
  expect(words.table.range(26, 50, 1284)).toMatch(/^26-50 of 1\D?284$/);
});

test('names stand in the sentences that are about them', () => {
  expect(words.title('Target users', 'Acme Corp')).toBe('Target users · Acme Corp');
  expect(words.table.removeFilter('Acme $& Corp')).toContain('Acme $& Corp');
});

test('every problem code has words of its own', () => {
  for (const code of Object.keys(problemStatus)) expect(words.problems).toHaveProperty(code);
});
