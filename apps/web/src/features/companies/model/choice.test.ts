import { Moon } from 'lucide-react';
import { expect, test } from 'vitest';
import { type Command, companyChoice, firstOf, pageForCompany } from './choice.ts';

test('switching keeps the kind of page and drops everything else', () => {
  expect(pageForCompany('/companies/a/target-users', 'b')).toBe('/companies/b/target-users');
  expect(pageForCompany('/companies/a', 'b')).toBe('/companies/b');
  expect(pageForCompany('/companies/a/target-groups/g1', 'b')).toBe('/companies/b/target-groups');
  expect(pageForCompany('/', 'b')).toBe('/companies/b');
});

test('the palette begins at the first company that is not on screen, and never at a command while there is a company', () => {
  const [acme, bright] = (['acme', 'bright'] as const).map((id) =>
    companyChoice([id, id], new Map(), '/', 'acme'),
  );
  const dark: Command = { name: 'Dark', icon: Moon, run: () => {} };
  if (!acme || !bright) throw new Error('two companies were made');
  expect(firstOf([acme, bright, dark])).toBe(1);
  expect(firstOf([acme, dark])).toBe(0);
  expect(firstOf([dark])).toBe(0);
  expect(firstOf([])).toBe(0);
});
