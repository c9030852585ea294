import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Preferences } from './preferences.ts';

test('the number of tables with settings is limited', () => {
  const tables = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`table-${index}`, { pageSize: 25 }]));
  expect(z.safeParse(Preferences, { tables: tables(50) }).success).toBe(true);
  expect(z.safeParse(Preferences, { tables: tables(51) }).success).toBe(false);
});
